using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Learners.Actors;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners;

/// <summary>A learner that learns from a dataset alone.</summary>
/// <typeparam name="TConfig">The section's record.</typeparam>
/// <param name="name">Its name in experiments.</param>
/// <param name="title">Its name in messages.</param>
internal abstract class OfflineKind<TConfig>(string name, string title) : LearnerKind<TConfig>(name, needsDataset: true)
    where TConfig : class
{
    /// <inheritdoc/>
    public sealed override void Check(ExperimentConfig experiment, EnvironmentSpec spec, Dataset? dataset) => BoundedActions.Require(spec, title);

    /// <summary>Creates the learner.</summary>
    protected abstract ILearner<ITransitions> CreateLearner(TConfig config, EnvironmentSpec spec, ulong seed, Device device);

    /// <summary>How the dataset is shown to it.</summary>
    protected abstract OfflineOptions OptionsOf(TConfig config);

    /// <inheritdoc/>
    protected sealed override ITrainer CreateTrainer(TConfig config, TrainingParts parts) => new OfflineTrainer(
        parts.Dataset ?? throw new ArgumentException($"The learner '{Name}' learns from a dataset; open the one that the experiment names.", nameof(parts)),
        CreateLearner(config, parts.Spec, parts.Seed, parts.Device),
        OptionsOf(config),
        parts.Options,
        parts.Evaluator,
        parts.Observer);

    /// <inheritdoc/>
    protected sealed override LoadedPolicy LoadPolicy(TConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader)
    {
        ILearner<ITransitions> learner = CreateLearner(config, spec, seed, torch.CPU);
        learner.Load(reader.Section("learner"));
        if (!OptionsOf(config).NormalizeObservations)
        {
            return new LoadedPolicy(learner.Policy, learner);
        }

        var normalizer = new FixedNormalizer(spec.Observation.Size);
        normalizer.Load(reader.Section("observation_normalizer"));
        return new LoadedPolicy(new NormalizedPolicy(learner.Policy, normalizer), learner);
    }
}
