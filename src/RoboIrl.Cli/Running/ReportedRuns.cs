using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running;

/// <summary>The runs of a report, and what is to say about those that are not in it.</summary>
/// <param name="Experiments">Runs by experiment, in the order to print; each has at least one value.</param>
/// <param name="Unfinished">Runs that have not taken all steps, whether they are in or not.</param>
/// <param name="Code">What the report ends with: not 0 where a run could not be read.</param>
internal sealed record ReportedRuns(
    IReadOnlyList<IGrouping<ReportedRun.Group, ReportedRun>> Experiments, IReadOnlyList<ReportedRun> Unfinished, int Code)
{
    /// <summary>Reads run folders; what is wrong with one is told in a line and does not keep the others from being reported.</summary>
    /// <param name="folders">Run folders.</param>
    /// <param name="metric">Column of the metrics.</param>
    /// <param name="partial">Whether runs that are not finished take part.</param>
    /// <param name="screen">Gets the lines.</param>
    public static ReportedRuns Read(IEnumerable<string> folders, string metric, bool partial, Screen screen)
    {
        List<ReportedRun> runs = [];
        int code = ExitCode.Ok;
        foreach (string folder in folders)
        {
            try
            {
                runs.Add(ReportedRun.Read(folder, metric));
            }
            catch (Exception e) when (e is ConfigException or RunFolderException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                screen.Error.WriteLine($"error: {folder} is left out: {Summary(e)}");
                code = Math.Max(code, e is ConfigException or RunFolderException ? ExitCode.Usage : ExitCode.Failure);
            }
        }

        ReportedRun[] unfinished = [.. runs.Where(r => !r.IsFinished)];
        ReportedRun[] valued = [.. runs.Where(r => r.Curve.Count > 0 && (partial || r.IsFinished))];
        foreach (ReportedRun run in unfinished.Where(r => !valued.Contains(r)))
        {
            screen.Error.WriteLine($"warning: {run.Folder} is not finished ({run.Progress}) and is left out{(run.Curve.Count > 0 ? "; --partial takes it in" : "")}");
        }

        foreach (ReportedRun empty in runs.Where(r => r.IsFinished && r.Curve.Count == 0))
        {
            screen.Error.WriteLine($"warning: {empty.Folder} has no value of {metric} and is left out");
        }

        WarnOfTwins(valued, screen);
        WarnOfMixtures(valued, screen);
        return new ReportedRuns(
            [.. valued.OrderBy(r => r.Seed).GroupBy(r => r.Experiment).OrderBy(g => g.Key.Environment, StringComparer.Ordinal).ThenBy(g => g.Key.Learner, StringComparer.Ordinal).ThenBy(g => g.Key.Steps)],
            unfinished, code);
    }

    /// <summary>One sentence on the runs that are not finished, for the report; null where all are.</summary>
    public string? UnfinishedNote()
    {
        if (Unfinished.Count == 0)
        {
            return null;
        }

        HashSet<ReportedRun> shown = [.. Experiments.SelectMany(g => g)];
        IEnumerable<string> each = Unfinished
            .OrderBy(r => r.Experiment.ToString(), StringComparer.Ordinal).ThenBy(r => r.Seed)
            .GroupBy(r => r.Experiment)
            .Select(g => $"{g.Key} {string.Join(", ", g.Select(r => string.Create(CultureInfo.InvariantCulture, $"s{r.Seed} {(int)(100 * r.Part)} %{(shown.Contains(r) ? "" : " (left out)")}")))}");
        return $"Not finished: {string.Join("; ", each)}.";
    }

    /// <summary>One sentence on the runs that ended early, for the report: the table's column has the steps that were planned.</summary>
    public string? EndedEarlyNote()
    {
        string[] each =
        [
            .. Experiments.Where(g => g.Any(r => r.EndedEarly))
                .Select(g => $"{g.Key} {string.Join(", ", g.Where(r => r.EndedEarly).Select(r => $"s{r.Seed} at {Formats.Count(r.Steps)}"))}"),
        ];
        return each.Length == 0 ? null : $"Learned before the last step and ended there: {string.Join("; ", each)}.";
    }

    private static void WarnOfTwins(IEnumerable<ReportedRun> runs, Screen screen)
    {
        foreach (IGrouping<(ReportedRun.Group, ulong), ReportedRun> twins in runs.GroupBy(r => (r.Experiment, r.Seed)).Where(g => g.Skip(1).Any()))
        {
            screen.Error.WriteLine($"warning: these runs are the same experiment with the same seed and count as several: {string.Join(", ", twins.Select(r => r.Folder))}");
        }
    }

    private static void WarnOfMixtures(IEnumerable<ReportedRun> runs, Screen screen)
    {
        foreach (IGrouping<ReportedRun.Group, ReportedRun> seeds in runs.GroupBy(r => r.Experiment))
        {
            IReadOnlyList<string> keys = RunSettings.Differences([.. seeds.Select(s => s.Settings)]);
            if (keys.Count > 0)
            {
                screen.Error.WriteLine($"warning: the runs of {seeds.Key} count as seeds of one experiment but differ in {string.Join("; ", keys)}");
            }
        }
    }

    // A damaged file can have a hundred problems; the first has the position.
    private static string Summary(Exception error) => error switch
    {
        ConfigException { Problems: [var first] } => first.ToString(),
        ConfigException config => string.Create(CultureInfo.InvariantCulture, $"{config.Problems[0]} (and {config.Problems.Count - 1} more)"),
        _ => error.Message.ReplaceLineEndings(" "),
    };
}
