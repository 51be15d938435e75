using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;
using RoboIrl.Reporting.Rewards;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What a comparison of rewards has shown so far: a table, and success over steps.</summary>
internal sealed class ComparisonReport
{
    private const string Metric = "evaluation/success_rate";
    private readonly List<ReportedRun> _sources = [];
    private readonly List<RewardRun> _runs = [];
    private readonly List<string> _names = [];
    private readonly ComparisonFolder _folder;
    private int _evaluations = 1;

    private ComparisonReport(ComparisonFolder folder) => _folder = folder;

    /// <summary>What the command ends with: not 0 where a training failed or could not be read.</summary>
    public int Code { get; private set; }

    private bool HasValues => _runs.Any(static r => r.Counts);

    /// <summary>Reads what is there.</summary>
    /// <param name="folder">Of the comparison.</param>
    /// <exception cref="UsageException">There is nothing to report.</exception>
    public static ComparisonReport Read(ComparisonFolder folder)
    {
        ComparisonReport report = ReadAny(folder);
        return report.HasValues
            ? report
            : throw new UsageException($"'{folder.FullPath}' holds no run with an evaluation of success yet; nothing can be reported.{string.Concat(report._runs.Where(static r => r.Failure is not null).Select(static r => $" {r.Reward}, seed {r.Seed}, failed: {r.Failure}"))}");
    }

    /// <summary>Reads what is there, be it nothing to show.</summary>
    /// <param name="folder">Of the comparison.</param>
    /// <param name="only">Names of the rewards that are looked at; null for all.</param>
    /// <exception cref="UsageException">The folder is none of a comparison.</exception>
    public static ComparisonReport ReadAny(ComparisonFolder folder, IReadOnlyCollection<string>? only = null)
    {
        ComparisonReport report = new(folder);
        foreach ((string reward, ulong seed) in folder.Trainings().Where(t => only?.Contains(t.Reward) != false))
        {
            report.Add(Path.Combine(folder.Runs, ComparisonFolder.RunNameOf(reward, seed)), reward, seed);
        }

        return report;
    }

    /// <summary>What stands below a table of several comparisons.</summary>
    /// <param name="reports">Some may have no run yet.</param>
    /// <param name="generated">Names of the generated rewards.</param>
    public static string Caption(IReadOnlyCollection<ComparisonReport> reports, IReadOnlyCollection<string> generated)
    {
        ReportedRun[] sources = [.. reports.SelectMany(static r => r._sources)];
        string steps = string.Join(", ", sources.Select(static s => s.Experiment.Steps).Distinct().Order().Select(static s => Formats.Count(s)));
        string feedback = generated.Any(ComparedReward.IsFeedback) ? " Programs of rounds of feedback were written after a person had watched what trainings in the same environment came to." : "";
        string seeds = string.Join(", ", reports.SelectMany(static r => r._runs).Select(static run => run.Seed).Distinct().Order());
        string best = reports.Any(static r => r._folder.Programs.Contains(ComparedReward.Reference)) ? $" Which generated reward is the best is decided by these same numbers, which favours the best of {generated.Count}." : "";
        string authors = string.Join(", ", reports.SelectMany(static r => r._runs).Select(static run => run.Reward).Distinct().Order(StringComparer.Ordinal));
        return $"Success by each environment's own rules, deterministic actions, mean of a run's last evaluations, then every seed that was begun (of {seeds}), then the steps at which runs ended early because the task counted as learned, which makes their numbers optimistic by that. The same learner, seeds and budget for all rewards of an environment ({steps} steps at most).{best}{feedback} Rewards and who wrote them: {authors}. {ReportOrigin.Of(sources)}";
    }

    /// <summary>One line of a table of several comparisons.</summary>
    public SuiteTask ToTask()
    {
        ILookup<string, RewardRun> runs = _names.Zip(_runs).ToLookup(static one => one.First, static one => one.Second);
        return new SuiteTask(
            _folder.Terms!.Environment,
            runs.Select(static g => g.Key).Union(_folder.Programs).ToDictionary(static name => name, name => (IReadOnlyList<RewardRun>)[.. runs[name]]),
            _evaluations);
    }

    /// <summary>The table and its caption, in Markdown.</summary>
    public string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RewardTable.ToMarkdown(_runs, _evaluations)}\n{_sources[0].Experiment.Environment}: success by the environment's own rules, deterministic actions, mean of a run's last {_evaluations} evaluations; the same learner, seeds and {Formats.Count(_sources[0].Experiment.Steps)} steps for all. Learned: a run ends early once {_evaluations} evaluations in a row reach the asked-for rate, which makes its number optimistic by that. 95 % interval: percentile bootstrap of the interquartile mean over seeds, from three seeds on. {ReportOrigin.Of(_sources)}\n");

    /// <summary>Success over steps.</summary>
    public LearningCurveChart ToChart()
    {
        double steps = _sources[0].Experiment.Steps;
        return new LearningCurveChart(
            _sources[0].Experiment.Environment, "environment steps", "success rate",
            [.. _runs.Where(static r => r.Counts).GroupBy(static r => r.Reward).Select(reward => CurveBand.Of(reward.Key, [.. reward.Select(r => r.CurveTo(steps, _evaluations))]))]);
    }

    // Who wrote a program stands beside its name: nothing that a person wrote may look generated.
    private static string LabelOf(string reward, string run)
    {
        if (reward == ComparedReward.OfSuccess.Name)
        {
            return "success, sparse";
        }

        string provenance = Path.Combine(run, KeptReward.FolderName, ProgramProvenance.FileName);
        return reward == ComparedReward.OfEnvironment.Name ? "the environment's own"
            : File.Exists(provenance) ? $"{reward} ({ProgramProvenance.Read(provenance).Author})"
            : reward;
    }

    private void Add(string folder, string reward, ulong seed)
    {
        _names.Add(reward);
        if (!File.Exists(RunFolder.ConfigPathOf(folder)))
        {
            _runs.Add(new RewardRun(reward, seed, Curve.Of([])) { Progress = "not begun" }); // killed, or seen, while its folder was made
            return;
        }

        try
        {
            ReportedRun run = ReportedRun.Read(folder, Metric);
            bool failed = run.Status?.State == RunState.Failed;
            Code = failed ? ExitCode.Failure : Code;
            _evaluations = ConfigLoader.LoadExperiment(RunFolder.ConfigPathOf(folder), Suite.Learners).Evaluation.StopAfter;
            RewardRun shown = new(LabelOf(reward, folder), seed, run.Curve)
            {
                LearnedAt = run.EndedEarly ? run.Steps : null,
                Failure = failed ? run.Status!.Message ?? "no reason is known" : null,
                Progress = failed || run.IsFinished ? null : run.Progress,
            };
            _sources.Add(run);
            _runs.Add(shown);
        }
        catch (Exception e) when (e is ConfigException or RunFolderException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Code = ExitCode.Failure;
            _runs.Add(new RewardRun(reward, seed, Curve.Of([])) { Failure = "cannot be read: " + e.Message });
        }
    }
}
