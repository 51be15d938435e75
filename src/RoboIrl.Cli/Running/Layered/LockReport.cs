using System.Globalization;
using System.Text;
using RoboIrl.Cli.Terminal;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Learners;
using RoboIrl.Learners.Layered;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What <c>bench musik</c> has shown so far: a table with worst and median, and a figure.</summary>
internal sealed class LockReport
{
    private readonly LockSelection _selection;
    private readonly IReadOnlyList<LockGroup> _groups;

    private LockReport(LockSelection selection, IReadOnlyList<LockGroup> groups) => (_selection, _groups) = (selection, groups);

    private IEnumerable<LockResult> Runs => _groups.SelectMany(static g => g.Runs);

    /// <summary>Reads what is there.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="selection">What to look for.</param>
    /// <exception cref="UsageException">There is nothing to report, or a file is damaged.</exception>
    public static LockReport Read(LockFolder folder, LockSelection selection)
    {
        IEnumerable<LockResult> results = folder.Runs(selection.Form.FilesOf(selection.Definition)).Where(selection.Has)
            .OrderBy(static run => run.File, StringComparer.Ordinal).Select(folder.Read).OfType<LockResult>().Where(selection.Has);
        IReadOnlyList<LockGroup> groups = LockGroup.Of(results, selection.Methods ?? LayeredKinds.All);
        return groups.Count > 0 ? new LockReport(selection, groups) : throw new UsageException($"'{folder.Path}' holds no finished run of these locks, learners and seeds; nothing can be reported yet.");
    }

    /// <summary>The table and its caption, in Markdown.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new(LockGroup.Head);
        foreach (LockGroup group in _groups)
        {
            text.Append(group.Row(_selection.Form.IsPublished && group.Method.Name == LockBudgets.Yardstick ? LockPublished.MusikAt(group.Horizon) : null));
        }

        text.Append(CultureInfo.InvariantCulture, $"\nShown: {_selection.Form.Label} as defined by the {(_selection.Definition == LockDefinition.BaselineCode ? "baselines' code" : "paper's text")}; each seed is a lock of its own{(_groups.Select(static g => g.Seeds).Distinct().Count() > 1 ? ", and rows differ in theirs" : "")}. ");
        text.Append(CultureInfo.InvariantCulture, $"Opened: mean return at least {LockResult.Wanted} over {string.Join(" or ", Runs.Select(static r => r.Rollouts).Distinct().Order())} episodes that do not count; every other episode counts, those broken off early as whole ones. ");
        text.Append("Episodes per problem: of a layer's cover + of a layer's rewards; learners without any go on until they are good or have spent what MusIK's sizes, or its run, come to. ");
        text.Append(CultureInfo.InvariantCulture, $"Cover: visits of the worst cluster of the worst layer by its best member over the exact optimum, estimated from {JudgedEpisodes()} episodes per member, with the standard error of that ratio alone, not of its being the worst. ");
        text.Append("Decoder: share of observations whose label tells good from bad, in the mean over the good and the bad ones, worst layer; a dash where some run took another measure. ");
        text.Append("Likelihood: gain over blind guessing on held-out episodes over what perfect decoding attains, worst layer; the attempt that is best by these very episodes is kept. Negative is worse than blind: networks that are too sure of themselves lose more by the few episodes that they get wrong than they gain by the others, and a policy takes the likeliest action all the same. Without gain: layers where it is not above zero, worst run. ");
        text.Append("Times are of learning; processors: of all threads together, without waiting for others on the machine.");
        string[] notes = [OtherLocks(), LockOrigin.Of([.. Runs.Select(static r => r.Origin)])];
        return text.AppendJoin("", notes.Where(static n => n.Length > 0).Select(static n => " " + n)).Append('\n').ToString();
    }

    /// <summary>Worst episodes over the horizon, a cross where some run did not open its lock within them; with the published lines.</summary>
    public LearningCurveChart ToChart()
    {
        CurveBand[] bands =
        [
            .. _groups.GroupBy(NameOf, StringComparer.Ordinal).Select(static m => CurveBand.OfPoints(m.Key, [.. m.Where(static g => g.IsOpen).Select(Point)], [.. m.Where(static g => !g.IsOpen).Select(Point)])),
            .. (_selection.Form.IsPublished ? LockPublished.Lines : []).Select(static line => CurveBand.OfPoints(line.Name, [.. line.Horizons.Zip(line.Episodes)], [])),
        ];
        return new LearningCurveChart("Episodes until the lock opens (x: not within as many)", "horizon H", "episodes", bands) { LogarithmicY = true };
    }

    /// <summary>The runs behind table and figure, a line each: comma-separated values with a head. A field is empty where a run has no such number.</summary>
    public string ToCsv()
    {
        StringBuilder text = new("problem,horizon,method,seed,cover_samples,reward_samples,most_samples,episodes,mean_return,cover,cover_error,decoding,likelihood,without_gain,seconds,processor_seconds,commit\n");
        foreach (LockResult r in Runs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{r.Definition},{r.Horizon},{r.Method},{r.Seed},{r.Budget.CoverSamples},{r.Budget.RewardSamples},{r.Budget.MostSamples},{r.Episodes},{r.MeanReturn:F4},");
            text.Append(CultureInfo.InvariantCulture, $"{r.Cover:F4},{r.CoverError:F4},{r.BalancedDecoding:F4},{r.WorstGain():F4},{r.WithoutGain()},{r.Seconds:F1},{r.ProcessorSeconds:F1},{r.Origin?.Commit}\n");
        }

        return text.ToString();
    }

    private static (double Horizon, double Episodes) Point(LockGroup group) => (group.Horizon, group.IsOpen ? group.Runs.Max(static r => r.Episodes) : group.EpisodesInVain);

    private string NameOf(LockGroup group) =>
        $"{group.Method.Label}{(LockRun.SizesOf(group.Budget) == LockRun.SizesOf(_selection.Form.BudgetFor(group.Horizon, LockSizes.Usual)) ? "" : " " + LockRun.SizesOf(group.Budget)[2..].Replace('-', ' '))}, worst";

    private string JudgedEpisodes() => string.Join(" or ", Runs.Where(static r => r.Cover is not null).Select(static r => r.JudgedEpisodes).DefaultIfEmpty(_selection.Form.JudgedEpisodes).Distinct().Order()
        .Select(static n => n is { } known ? Formats.Count(known) : "an unknown number of"));

    // A constant that was changed since makes other locks; those that do not say are named with the origins, where the published lock never had others.
    private string OtherLocks()
    {
        LockGroup[] other = [.. _groups.Where(g => g.Parameters != _selection.Form.Parameters && !(g.Parameters is null && _selection.Form.IsPublished))];
        return other.Length == 0 ? "" : $"Locks that are made otherwise now, as far as their runs say: {string.Join("; ", other.Select(static g => string.Create(CultureInfo.InvariantCulture, $"H = {g.Horizon} {g.Method.Label} seeds {g.Seeds}, {g.Parameters?.ToString() ?? "parameters unknown"}")))}.";
    }
}
