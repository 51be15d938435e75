using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting.Data;

namespace RoboIrl.Cli.Running;

/// <summary>What a report needs of a run.</summary>
/// <param name="Folder">Of the run.</param>
/// <param name="Experiment">What its seeds have in common.</param>
/// <param name="Seed">Of the run.</param>
/// <param name="Settings">What it was trained with, see <see cref="RunSettings"/>.</param>
/// <param name="Status">How it stands; null before its first status.</param>
/// <param name="Step">Last step that the metrics know of; the status is older between two checkpoints.</param>
/// <param name="Curve">Values of the metric; empty before the first.</param>
/// <param name="Evaluation">The last evaluation's mean return; NaN before the first.</param>
/// <param name="StepsPerSecond">Speed of training; 0 before the first row of metrics.</param>
internal sealed record ReportedRun(
    string Folder, ReportedRun.Group Experiment, ulong Seed, IReadOnlyDictionary<string, string> Settings, RunStatus? Status, long Step, Curve Curve, double Evaluation, double StepsPerSecond)
{
    private const double WholePart = 0.95;
    private const string EvaluationReturn = "evaluation/mean_return";
    private const string Speed = "time/steps_per_second";

    /// <summary>Runs of the same environment, learner with what pays it, and length are seeds of one experiment.</summary>
    internal sealed record Group(string Environment, string Learner, long Steps)
    {
        public override string ToString() => $"{Learner} {Environment}";
    }

    /// <summary>Whether the training is complete.</summary>
    public bool IsFinished => Status?.State == RunState.Finished;

    /// <summary>Whether the run ended before its last step, because its task counted as learned. PPO ends with its last whole rollout.</summary>
    public bool EndedEarly => IsFinished && Part < WholePart;

    /// <summary>How far it is, for people.</summary>
    public string Progress => Status is null
        ? "not begun"
        : $"{Status.State.ToString().ToLowerInvariant()} at {Terminal.Formats.Count(Steps)} of {Terminal.Formats.Count(Status.TotalSteps)} steps";

    /// <summary>Part of the steps that were taken, 0 to 1.</summary>
    public double Part => Status is { TotalSteps: > 0 } status ? (double)Steps / status.TotalSteps : 0;

    /// <summary>Steps taken.</summary>
    public long Steps => Math.Max(Step, Status?.Steps ?? 0);

    /// <summary>Reads a run folder. The environment's model is not loaded: its numbers are there without it.</summary>
    /// <exception cref="ConfigException">The configuration is damaged, or asks for what there no longer is.</exception>
    /// <exception cref="RunFolderException">The status is damaged.</exception>
    /// <exception cref="InvalidDataException">The metrics are damaged.</exception>
    public static ReportedRun Read(string folder, string metric)
    {
        ExperimentConfig config = ConfigLoader.LoadExperiment(RunFolder.ConfigPathOf(folder), Suite.Learners, null, [.. Suite.Environments.Definitions.Select(d => d.Id)]);
        RunStatus? status = File.Exists(RunFolder.StatusPathOf(folder)) ? RunFolder.ReadStatus(folder) : null;
        IReadOnlyDictionary<string, string> settings = RunSettings.Read(File.ReadAllText(RunFolder.ConfigPathOf(folder)));
        Group experiment = new(config.Environment.Name, KeptReward.LearnerOf(config), config.TotalSteps);
        string table = Path.Combine(folder, "metrics.csv");
        if (status?.State != RunState.Finished && new FileInfo(table) is not { Exists: true, Length: > 0 })
        {
            return new ReportedRun(folder, experiment, config.Seed, settings, status, 0, Curve.Of([]), double.NaN, 0);
        }

        CsvMetricsFile metrics = CsvMetricsFile.Read(table);
        IReadOnlyList<(long Step, double Value)> speed = metrics.Series(Speed);
        IReadOnlyList<(long Step, double Value)> evaluation = metrics.Series(EvaluationReturn);
        return new ReportedRun(
            folder, experiment, config.Seed, settings, status, metrics.LastStep, Curve.Of(metrics.Series(metric)),
            evaluation.Count > 0 ? evaluation[^1].Value : double.NaN, speed.Count > 0 ? speed[^1].Value : 0);
    }
}
