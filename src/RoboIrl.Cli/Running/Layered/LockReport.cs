using System.Globalization;
using System.Text;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Statistics;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Learners.Layered;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What <c>bench musik</c> has shown so far: a table with worst and median, and a figure.</summary>
internal sealed class LockReport
{
    private readonly List<(int Horizon, LayeredKind Method, LockResult[] Runs)> _groups = [];
    private readonly LockForm _form;
    private readonly LockDefinition _definition;

    private LockReport(LockForm form, LockDefinition definition) => (_form, _definition) = (form, definition);

    /// <summary>Reads what is there.</summary>
    /// <param name="order">What to look for.</param>
    /// <exception cref="UsageException">There is nothing to report.</exception>
    public static LockReport Read(LockOrder order)
    {
        LockFolder folder = new(order.Folder);
        LockReport report = new(order.Form, order.Definition);
        string files = order.Form.FilesOf(order.Definition);
        foreach (int horizon in order.Horizons)
        {
            foreach (LayeredKind method in order.Methods)
            {
                LockResult[] runs = [.. order.Seeds.Select(seed => folder.Read(files, horizon, method.Name, seed)).OfType<LockResult>()];
                if (runs.Length > 0)
                {
                    report._groups.Add((horizon, method, runs));
                }
            }
        }

        return report._groups.Count > 0 ? report : throw new UsageException($"'{order.Folder}' holds no finished run of these locks, learners and seeds; nothing can be reported yet.");
    }

    /// <summary>The table and its caption, in Markdown.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new("| H | learner | opened | return, worst | best | episodes, worst | median | published worst | cover, worst | decoder, worst | likelihood, worst | time, worst | median |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach ((int horizon, LayeredKind method, LockResult[] runs) in _groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {horizon} | {method.Label} | {runs.Count(static r => r.IsOpen)} of {runs.Length} | {runs.Min(static r => r.MeanReturn):F3} | {runs.Max(static r => r.MeanReturn):F3} | {Episodes(runs, 1)} | {Episodes(runs, 0.5)} | ");
            text.Append(CultureInfo.InvariantCulture, $"{(_form.IsPublished && method.Name == "musik" && LockPublished.MusikAt(horizon) is { } published ? Formats.Count(published) : "-")} | {Worst(runs, static r => r.Cover)} | {Worst(runs, static r => r.Decoding)} | {Worst(runs, static r => r.WorstGain())} | ");
            text.Append(CultureInfo.InvariantCulture, $"{Time(runs, 1)} | {Time(runs, 0.5)} |\n");
        }

        LockResult[] all = [.. _groups.SelectMany(static g => g.Runs)];
        text.Append(CultureInfo.InvariantCulture, $"\nSeeds {string.Join(" ", all.Select(static r => r.Seed).Distinct().Order())}, {_form.Label} as defined by the {(_definition == LockDefinition.BaselineCode ? "baselines' code" : "paper's text")}. Opened: mean return at least {LockResult.Wanted} over {all[0].Rollouts} episodes that do not count; ");
        text.Append("every other episode counts, those broken off early as whole ones. Cover: visits of the worst cluster of the worst layer by its best member over the exact optimum. ");
        text.Append("Decoder: observations whose label tells good from bad, worst layer. Likelihood: gain over blind guessing on held-out episodes over what perfect decoding attains, worst layer. Episodes per problem: ");
        text.Append(CultureInfo.InvariantCulture, $"{string.Join(", ", _groups.Where(static g => g.Runs[0].Layers.Any(static l => l.Stage == "cover")).Select(static g => $"H = {g.Horizon} {g.Method.Name} {g.Runs[0].Budget.CoverSamples} + {g.Runs[0].Budget.RewardSamples}").Distinct())}.\n");
        return text.ToString();
    }

    /// <summary>Worst episodes over the horizon, with the published lines; null where there is none to draw.</summary>
    public LearningCurveChart? ToChart()
    {
        CurveBand[] lines =
        [
            .. _groups.Where(static g => g.Runs.All(static r => r.IsOpen)).GroupBy(static g => g.Method.Label, StringComparer.Ordinal)
                .Select(static m => Line(m.Key + ", worst", [.. m.Select(static g => (double)g.Horizon)], [.. m.Select(static g => (double)g.Runs.Max(static r => r.Episodes))])),
            .. (_form.IsPublished ? LockPublished.Lines : []).Select(static line => Line(line.Name, line.Horizons, line.Episodes)),
        ];
        return lines.Length > 0 ? new LearningCurveChart("Episodes until the lock opens", "horizon H", "episodes, millions", lines) : null;
    }

    private static CurveBand Line(string name, double[] horizons, double[] episodes) => CurveBand.Of(name, [new Curve(horizons, [.. episodes.Select(static e => e / 1e6)])]) with { Seeds = 0 };

    private static string Episodes(LockResult[] runs, double quantile)
    {
        double value = Estimates.Quantile([.. runs.Select(static r => r.IsOpen ? r.Episodes : double.MaxValue)], quantile);
        return value < double.MaxValue / 4 ? Formats.Count(value) : $"not in {Formats.Count(runs.Max(static r => r.Episodes))}";
    }

    private static string Worst(LockResult[] runs, Func<LockResult, double?> of) =>
        runs.Min(of) is { } worst ? worst.ToString("F3", CultureInfo.InvariantCulture) : "-";

    private static string Time(LockResult[] runs, double quantile) => Formats.Duration(TimeSpan.FromSeconds(Estimates.Quantile([.. runs.Select(static r => r.Seconds)], quantile)));
}
