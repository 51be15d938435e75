using System.Globalization;
using System.Text;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Imitation;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>What a benchmark of FILTER has shown so far: tables and curves of the runs that are there.</summary>
internal sealed class FilterReport
{
    private const string RolloutSteps = "rollouts/steps";
    private readonly BenchmarkFolder _folder;
    private readonly BenchmarkTerms _terms;
    private readonly BenchmarkReference[] _references;
    private readonly List<ReportedRun> _sources = [];
    private readonly List<ImitationRun> _runs = [];

    private FilterReport(BenchmarkFolder folder, BenchmarkTerms terms, BenchmarkReference[] references) => (_folder, _terms, _references) = (folder, terms, references);

    /// <summary>What the command ends with: not 0 where a run could not be read.</summary>
    public int Code { get; private set; }

    /// <summary>Reads what is there.</summary>
    /// <param name="folder">Of the benchmark.</param>
    /// <param name="bodies">Bodies to report, in the order to print.</param>
    /// <param name="methods">Methods to report, in the order to print.</param>
    /// <param name="seeds">Seeds to report; null for all there are.</param>
    /// <param name="screen">Hears of runs that cannot be read.</param>
    /// <exception cref="UsageException">There is nothing to report.</exception>
    public static FilterReport Read(BenchmarkFolder folder, IReadOnlyList<string> bodies, IReadOnlyList<ImitationMethod> methods, IReadOnlyList<ulong>? seeds, Screen screen)
    {
        BenchmarkTerms terms = folder.Terms() ?? throw new UsageException($"'{folder.Path}' holds no benchmark yet; without --report the command begins one.");
        FilterReport report = new(folder, terms, [.. bodies.SelectMany(b => folder.References().Where(r => r.Body == b))]);
        foreach (BenchmarkReference reference in report._references)
        {
            foreach (ImitationMethod method in methods)
            {
                foreach (ulong seed in SeedsOf(folder, method, reference.Body).Where(s => seeds is null || seeds.Contains(s)))
                {
                    report.Add(method, reference, seed, screen);
                }
            }
        }

        return report._runs.Count > 0
            ? report
            : throw new UsageException($"'{folder.Path}' holds no run with an evaluation of any of the chosen bodies, methods and seeds; nothing can be reported yet.");
    }

    /// <summary>The tables and their caption, in Markdown.</summary>
    public string ToMarkdown()
    {
        IReadOnlyList<ImitationGroup> groups = ImitationGroup.Of(_runs);
        StringBuilder text = new(ImitationTable.ToMarkdown(groups));
        string comparisons = ComparisonTable.ToMarkdown(groups);
        text.Append(comparisons.Length > 0 ? "\n" + comparisons : "");
        text.Append("\n| body | expert | random | expert, clean | who demonstrates |\n|---|---:|---:|---:|---|\n");
        foreach (BenchmarkReference r in _references)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {r.Body} | {Formats.Return(r.Expert)} | {Formats.Return(r.Random)} | {Formats.Return(r.Clean)} | {r.Source} |\n");
        }

        return text.Append('\n').Append(Caption()).Append('\n').ToString();
    }

    /// <summary>Writes tables and curves into the folder.</summary>
    /// <param name="text">From <see cref="ToMarkdown"/>.</param>
    /// <param name="screen">Gets the names of the files.</param>
    public void Write(string text, Screen screen)
    {
        ReportFiles.Write(text, _folder.Path, screen);
        foreach (IGrouping<string, ImitationGroup> body in ImitationGroup.Of(_runs).GroupBy(static g => g.Body))
        {
            LearningCurveChart chart = new(
                string.Create(CultureInfo.InvariantCulture, $"{body.Key}, hand trembling with {_terms.Tremble}"), "environment steps of the policy", "score (0 random, 1 expert)",
                [.. body.Select(BandOf)]);
            ReportFiles.Write(chart, Path.Combine(_folder.Path, body.Key), screen);
        }
    }

    private static IEnumerable<ulong> SeedsOf(BenchmarkFolder folder, ImitationMethod method, string body)
    {
        string prefix = BenchmarkFolder.RunNameOf(method, body, 0)[..^1];
        return Directory.Exists(folder.Runs)
            ? Directory.EnumerateDirectories(folder.Runs, prefix + "*")
                .Select(d => ulong.TryParse(Path.GetFileName(d)[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : (ulong?)null)
                .OfType<ulong>().Order()
            : [];
    }

    private void Add(ImitationMethod method, BenchmarkReference reference, ulong seed, Screen screen)
    {
        string folder = Path.Combine(_folder.Runs, BenchmarkFolder.RunNameOf(method, reference.Body, seed));
        try
        {
            ReportedRun run = ReportedRun.Read(folder, EvaluatedCheckpoint.Metric);
            if (run.Curve.Count == 0)
            {
                screen.Error.WriteLine($"warning: {folder} has no evaluation yet ({run.Progress}) and is left out");
                return;
            }

            _sources.Add(run);
            _runs.Add(new ImitationRun(method.Label, reference.Body, seed, run.Experiment.Steps, ImitationRun.Normalize(run.Curve, reference.Random, reference.Expert))
            {
                Rollouts = Curve.Of(CsvMetricsFile.Read(Path.Combine(folder, "metrics.csv")).Series(RolloutSteps)),
                IsOffline = method.IsOffline,
                IsFinished = run.IsFinished,
            });
        }
        catch (Exception e) when (e is ConfigException or RunFolderException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            screen.Error.WriteLine($"error: {folder} is left out: {e.Message.ReplaceLineEndings(" ")}");
            Code = ExitCode.Failure;
        }
    }

    // Updates are no environment steps: what was learned offline is a level beside the curves.
    private CurveBand BandOf(ImitationGroup group) => CurveBand.Of(
        group.IsOffline ? group.Method + ", offline" : group.Method,
        [.. group.Runs.Select(r => r.IsOffline ? new Curve([0, _terms.Steps], [r.Final, r.Final]) : r.Scores)]);

    private string Caption()
    {
        string unfinished = _runs.All(static r => r.IsFinished) ? "" : " Some runs are not finished: they count as far as they are.";
        string updates = _runs.Find(static r => r.IsOffline) is { } offline ? $", {Formats.Count(offline.Steps)} updates of {offline.Method}" : "";
        string overrides = _terms.Overrides.Count == 0 ? "" : $" Changed: {string.Join(", ", _terms.Overrides)}.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"An action is replaced by a random one with probability {_terms.Tremble}, in training, evaluations and references alike; {BenchmarkExpert.Demonstrations} clean demonstrations; seeds {string.Join(" ", _runs.Select(static r => r.Seed).Distinct().Order())}; {Formats.Count(_terms.Steps)} environment steps{updates}. References are means of {_references[0].Episodes} episodes.{overrides}{unfinished} {ReportOrigin.Of(_sources)}");
    }
}
