using System.Globalization;
using System.Text.RegularExpressions;

namespace RoboIrl.Reporting.Published;

/// <summary>Returns that others have published: <c>returns.csv</c> and <c>sources.csv</c> beside this file, which say where each is from.</summary>
public sealed partial class PublishedReturns
{
    private PublishedReturns(IReadOnlyList<PublishedSource> sources, IReadOnlyList<PublishedReturn> returns) => (Sources, Returns) = (sources, returns);

    /// <summary>Everything that this library knows of.</summary>
    public static PublishedReturns All { get; } = Parse(Embedded("sources.csv"), Embedded("returns.csv"));

    /// <summary>Who published, in the order of the columns.</summary>
    public IReadOnlyList<PublishedSource> Sources { get; }

    /// <summary>What they published.</summary>
    public IReadOnlyList<PublishedReturn> Returns { get; }

    /// <summary>What is published for an environment, in the order of the file.</summary>
    /// <param name="environment">Environment id; the version of its rules does not matter.</param>
    /// <param name="learner">For example <c>ppo</c>.</param>
    public IReadOnlyList<PublishedReturn> Of(string environment, string learner)
    {
        string name = WithoutVersion(environment);
        return [.. Returns.Where(r => r.Environment == name && r.Learner == learner)];
    }

    /// <summary>The number that our return is judged by; null where there is none that is checked and has a standard deviation.</summary>
    /// <param name="environment">Environment id; the version of its rules does not matter.</param>
    /// <param name="learner">For example <c>ppo</c>.</param>
    public PublishedReturn? ReferenceOf(string environment, string learner) => Of(environment, learner).FirstOrDefault(r =>
        r is { StandardDeviation: not null, Certainty: Certainty.Documented } && Sources.Any(s => s.GivesVerdict && s.Learner == learner && s.Name == r.Source));

    /// <summary>An environment's id without the version of its rules.</summary>
    internal static string WithoutVersion(string environment) => Version().Replace(environment, "");

    /// <summary>Reads the two tables; fields are divided by semicolons, lines that start with # say something to people.</summary>
    /// <exception cref="InvalidDataException">A line is wrong; the message has it.</exception>
    internal static PublishedReturns Parse(string sources, string returns)
    {
        PublishedSource[] known = [.. Lines(sources, 4).Select(f => new PublishedSource(f[0], f[1], f[2] == "yes", f[3]))];
        PublishedReturn[] values = [.. Lines(returns, 7).Select(ReadReturn)];
        foreach (PublishedReturn value in values)
        {
            if (!known.Any(s => s.Learner == value.Learner && s.Name == value.Source))
            {
                throw new InvalidDataException($"The return of '{value.Source}' for {value.Learner} on {value.Environment} has no source of that name and learner.");
            }
        }

        return new PublishedReturns(known, values);
    }

    private static PublishedReturn ReadReturn(string[] fields)
    {
        try
        {
            return new PublishedReturn(
                fields[0], fields[1], fields[2],
                long.Parse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture),
                double.Parse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture),
                fields[5].Length == 0 ? null : double.Parse(fields[5], NumberStyles.Float, CultureInfo.InvariantCulture),
                Enum.Parse<Certainty>(fields[6], ignoreCase: true));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"'{string.Join(';', fields)}' is no published return (environment;learner;source;steps;mean;std;certainty): {e.Message}", e);
        }
    }

    internal static IEnumerable<string[]> Lines(string text, int fields)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            string[] parts = line.Split(';', fields);
            yield return parts.Length == fields
                ? parts
                : throw new InvalidDataException($"'{line}' has {parts.Length.ToString(CultureInfo.InvariantCulture)} fields, expected {fields.ToString(CultureInfo.InvariantCulture)} divided by semicolons.");
        }
    }

    internal static string Embedded(string name)
    {
        using Stream stream = typeof(PublishedReturns).Assembly.GetManifestResourceStream("published/" + name)
            ?? throw new InvalidDataException($"The resource published/{name} is not in this library.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"-v\d+$")]
    private static partial Regex Version();
}
