using System.Globalization;

namespace RoboIrl.Reporting.Published;

/// <summary>Between which returns scores of recorded data are normalised: <c>scores.csv</c> beside this file.</summary>
public static class ScoreRanges
{
    private static readonly ScoreRange[] Ranges = Parse(PublishedReturns.Embedded("scores.csv"));

    /// <summary>The range of an environment; null where none is published.</summary>
    /// <param name="environment">Environment id; the version of its rules does not matter.</param>
    public static ScoreRange? Of(string environment)
    {
        string name = PublishedReturns.WithoutVersion(environment);
        return Array.Find(Ranges, r => r.Environment == name);
    }

    /// <summary>Reads the table; fields are divided by semicolons, lines that start with # say something to people.</summary>
    /// <exception cref="InvalidDataException">A line is wrong; the message has it.</exception>
    internal static ScoreRange[] Parse(string text) => [.. PublishedReturns.Lines(text, 4).Select(static f =>
        double.TryParse(f[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double low) && double.TryParse(f[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double high) && high > low
            ? new ScoreRange(f[0], low, high, f[3])
            : throw new InvalidDataException($"'{string.Join(';', f)}' is no range of returns (environment;low;high;source); expected two numbers, the higher last."))];
}
