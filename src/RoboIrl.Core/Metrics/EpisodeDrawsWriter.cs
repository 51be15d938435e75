using System.Globalization;
using RoboIrl.Core.Learning;

namespace RoboIrl.Core.Metrics;

/// <summary>
/// <c>draws.csv</c>: a row per training episode of a randomized environment, in the order in which they began: <c>step</c> (steps of
/// the run before it), <c>world</c>, <c>episode</c> (of that world, from 0), then a column per drawn value.
/// </summary>
/// <remarks>Numbers are written so that they read back bit by bit. Rows are handed to the operating system before <see cref="Write"/> returns: killing the process loses none.</remarks>
public sealed class EpisodeDrawsWriter : IDisposable
{
    private static readonly string[] Places = [CsvMetricsWriter.StepColumn, "world", "episode"];
    private readonly FileStream _file;

    /// <summary>Opens or creates the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">Names of the drawn values.</param>
    /// <param name="resumeStep">Episodes that began at this step or later are cut: the run goes on from a checkpoint of that step. Null for a new run.</param>
    /// <exception cref="IOException">The run is new and the file exists.</exception>
    /// <exception cref="InvalidDataException">The file has other columns.</exception>
    public EpisodeDrawsWriter(string path, IReadOnlyList<string> names, long? resumeStep = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(names);
        string columns = string.Join(',', Places.Concat(names));
        _file = resumeStep is { } step && File.Exists(path)
            ? LineFile.Replace(path, Kept(path, columns, step).Prepend(columns))
            : LineFile.Create(path, columns);
    }

    /// <summary>Adds a row per episode.</summary>
    /// <param name="draws">In the order in which they began.</param>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public void Write(IReadOnlyList<EpisodeDraw> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        foreach (EpisodeDraw draw in draws)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{draw.Step},{draw.World},{draw.Episode}");
            LineFile.Append(_file, string.Join(',', draw.Values.Select(static value => value.ToString("R", CultureInfo.InvariantCulture)).Prepend(place)));
        }

        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string[] Kept(string path, string columns, long step)
    {
        // What follows the last line's end is torn, or nothing.
        string[] lines = File.ReadAllText(path).Split('\n')[..^1];
        if (lines.Length > 0 && lines[0] != columns)
        {
            throw new InvalidDataException($"'{path}' has the columns '{lines[0]}', expected '{columns}': it is not of this run. Move it away to go on.");
        }

        return [.. lines.Skip(1).Where(line => CsvMetricsFile.StepOf(line.Split(',')) < step)];
    }
}
