using System.Globalization;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.MuJoCo;
using RoboIrl.Reporting;

namespace RoboIrl.Cli.Running;

/// <summary>Runs that were judged by one protocol, and what that protocol was.</summary>
/// <param name="on">Id of the environment that they are judged on, under the rules of their own; null for their own.</param>
internal sealed class JudgedRuns(string? on = null)
{
    private readonly List<SuccessRow> _rows = [];
    private readonly HashSet<string> _commits = [];
    private readonly HashSet<(string Environment, string Learner, ulong Seed)> _seeds = [];
    private (ManipulationConfig Rules, bool Hidden)? _protocol;
    private bool _someEndedEarly;

    /// <summary>One per run and task.</summary>
    public IReadOnlyList<SuccessRow> Rows => _rows;

    /// <summary>What the command ends with: not 0 where a run was left out.</summary>
    public int Code { get; private set; }

    /// <summary>Judges a run; one that cannot be judged is named in a line and left out.</summary>
    /// <param name="folder">Run folder.</param>
    /// <param name="screen">Gets the lines.</param>
    /// <param name="stop">Breaks off by an exception.</param>
    /// <exception cref="UsageException">The run has another protocol than those before: their numbers do not compare.</exception>
    public void Add(string folder, Screen screen, CancellationToken stop)
    {
        if (Judge(folder, screen, stop) is not (ExperimentConfig config, RunStatus status, IReadOnlyList<SuccessRow> rows))
        {
            Code = ExitCode.Usage;
            return;
        }

        RequireSameProtocol(folder, JudgedOn(config.Environment));
        if (!_seeds.Add((config.Environment.Name, KeptReward.LearnerOf(config), config.Seed)))
        {
            screen.Error.WriteLine($"warning: {folder} has the environment, learner and seed of another run and counts as one more");
        }

        if (status.State != RunState.Finished)
        {
            screen.Error.WriteLine($"warning: {folder} is not finished: step {Formats.Count(rows[0].Steps)} of {Formats.Count(config.TotalSteps)}");
        }

        _someEndedEarly |= status.State == RunState.Finished && rows[0].Steps < config.TotalSteps && config.Evaluation.StopAtSuccess > 0;
        _commits.Add(status.Versions?.Commit is { Length: > 7 } commit ? commit[..7] : "unknown");
        _rows.AddRange(rows);
    }

    /// <summary>What was measured, in a sentence.</summary>
    public string Caption()
    {
        (ManipulationConfig rules, bool hidden) = _protocol!.Value;
        string early = _someEndedEarly ? " Runs that ended early did so because this very measure reached their goal: their rates are optimistic by that." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Success at any of 500 steps, deterministic actions, each of {rules.Variations} placements (benchmark seed {rules.VariationSeed}) once; {rules.Rules} rules, v2 rewards{(hidden ? ", goal hidden" : "")}{(rules.Observation == new ManipulationConfig().Observation ? "" : $", {rules.Observation} observations")}{(rules.Assets is null ? "" : ", original models")}{(on is null ? "" : $"; judged on '{on}', whatever it was trained on")}; training seeds {string.Join(" ", _rows.Select(r => r.Seed).Distinct().Order())}; trained at commit {string.Join(" ", _commits.Order(StringComparer.Ordinal))}.{early}");
    }

    private void RequireSameProtocol(string folder, EnvironmentConfig config)
    {
        ManipulationConfig rules = config.Manipulation ?? new ManipulationConfig();
        bool hidden = ProtocolTrial.HidesGoal(config);
        _protocol ??= (rules, hidden);
        if (_protocol != (rules, hidden))
        {
            throw new UsageException($"{folder} differs from the runs before in environment.manipulation, or in whether the goal is hidden; success rates of the two do not compare. Judge them apart.");
        }
    }

    private EnvironmentConfig JudgedOn(EnvironmentConfig trained) => on is null ? trained : trained with { Id = on, File = null, RewardProgram = null, SuccessReward = false };

    private (ExperimentConfig Config, RunStatus Status, IReadOnlyList<SuccessRow> Rows)? Judge(string folder, Screen screen, CancellationToken stop)
    {
        try
        {
            using RunPolicy run = RunPolicy.Load(folder, null, screen.Error);
            return (run.Config, RunFolder.ReadStatus(folder), ProtocolTrial.Judge(run, JudgedOn(run.Config.Environment), stop));
        }
        catch (Exception e) when (e is UsageException or ConfigException or RunFolderException or CheckpointException or MuJoCoException or IOException or InvalidDataException or ArgumentException)
        {
            screen.Error.WriteLine($"error: {folder} is left out: {e.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }
}
