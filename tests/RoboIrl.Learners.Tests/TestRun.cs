using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Testing;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests;

/// <summary>Takes what a trainer tells, keeps its last checkpoint in memory and may ask for a stop.</summary>
public sealed class TestRun : ITrainingObserver, IMetrics, IDisposable
{
    private readonly Dictionary<string, double> _latest = [];
    private readonly Dictionary<string, List<double>> _values = [];
    private readonly CancellationTokenSource _stop = new();

    public MemoryCheckpoint Last { get; private set; } = new();

    public MemoryCheckpoint? First { get; private set; }

    public List<long> CheckpointSteps { get; } = [];

    /// <summary>Steps at which a row of metrics ended.</summary>
    public List<long> Rows { get; } = [];

    public List<(long Step, EvaluationResult Result)> Evaluations { get; } = [];

    /// <summary>What was drawn for each episode.</summary>
    public List<EpisodeDraw> Draws { get; } = [];

    /// <summary>Asks for a stop once this many steps are done.</summary>
    public long StopAt { get; init; } = long.MaxValue;

    public CancellationToken Stop => _stop.Token;

    public IMetrics Metrics => this;

    public IReadOnlyDictionary<string, double> Latest => _latest;

    public static OnPolicyTrainer Ppo(IVectorEnvironment environment, PpoConfig config, TrainerOptions options, TestRun run, Evaluator? evaluator = null) => new(
        environment,
        new PpoLearner(environment.Spec, config, options.Seed, CPU),
        new OnPolicyOptions
        {
            RolloutSteps = config.RolloutSteps,
            Discount = config.Discount,
            NormalizeObservations = config.NormalizeObservations,
            NormalizeRewards = config.NormalizeRewards,
        },
        options,
        evaluator,
        run);

    public static OffPolicyTrainer Sac(IVectorEnvironment environment, SacConfig config, TrainerOptions options, TestRun run, Evaluator? evaluator = null) => new(
        environment,
        new SacLearner(environment.Spec, config, options.Seed, CPU),
        SacKind.CollectionOf(config),
        options,
        evaluator,
        run);

    /// <summary>Everything that was reported under a name of the group <c>episode/</c>; of other names only the latest value is kept.</summary>
    public IReadOnlyList<double> Values(string name) => _values.GetValueOrDefault(name, []);

    public void Add(string name, double value)
    {
        _latest[name] = value;
        if (!name.StartsWith("episode/", StringComparison.Ordinal))
        {
            return; // tests of memory report a hundred thousand of these
        }

        if (!_values.TryGetValue(name, out List<double>? values))
        {
            _values[name] = values = [];
        }

        values.Add(value);
    }

    public void WriteMetrics(long step) => Rows.Add(step);

    public void OnProgress(in TrainingProgress progress)
    {
        if (progress.Step >= StopAt)
        {
            _stop.Cancel();
        }
    }

    public void OnEpisodesDrawn(IReadOnlyList<EpisodeDraw> draws) => Draws.AddRange(draws);

    public void OnEvaluation(long step, EvaluationResult result) => Evaluations.Add((step, result));

    public void SaveCheckpoint(long step, ICheckpointable state)
    {
        Last = MemoryCheckpoint.Of(state);
        First ??= Last;
        CheckpointSteps.Add(step);
    }

    public void Dispose() => _stop.Dispose();
}
