using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using static TorchSharp.torch;

namespace RoboIrl.Learners;

/// <summary>What a learner's training loop is put together from.</summary>
internal sealed record TrainingParts
{
    /// <summary>The whole experiment.</summary>
    public required ExperimentConfig Experiment { get; init; }

    /// <summary>The worlds to train in; owned by the caller.</summary>
    public required IVectorEnvironment Environment { get; init; }

    /// <summary>The recorded episodes, for learners that need some; owned by the caller.</summary>
    public Dataset? Dataset { get; init; }

    /// <summary>Makes further worlds like those to train in, as many as asked for; the learner disposes them.</summary>
    public required Func<int, IVectorEnvironment> CreateWorlds { get; init; }

    /// <summary>Length, seed and schedule.</summary>
    public required TrainerOptions Options { get; init; }

    /// <summary>Evaluates during the run, or null; owned by the caller.</summary>
    public Evaluator? Evaluator { get; init; }

    /// <summary>Hears of progress and saves checkpoints.</summary>
    public required ITrainingObserver Observer { get; init; }

    /// <summary>Where tensors live.</summary>
    public required Device Device { get; init; }

    /// <summary>Seed of the weights.</summary>
    public ulong Seed => Experiment.Seed;

    /// <summary>Shapes and bounds.</summary>
    public EnvironmentSpec Spec => Environment.Spec;
}
