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
/// <typeparam name="TNetworks">What it learns; the learner saves it under its own names.</typeparam>
/// <param name="name">Its name in experiments.</param>
/// <param name="title">Its name in messages.</param>
internal abstract class OfflineKind<TConfig, TNetworks>(string name, string title) : LearnerKind<TConfig>(name, needsDataset: true)
    where TConfig : class
    where TNetworks : ICheckpointable, IDisposable
{
    /// <inheritdoc/>
    public sealed override void Check(ExperimentConfig experiment, EnvironmentSpec spec, Dataset? dataset) => BoundedActions.Require(spec, title);

    /// <summary>Creates the learner.</summary>
    protected abstract ILearner<ITransitions> CreateLearner(TConfig config, EnvironmentSpec spec, ulong seed, Device device);

    /// <summary>Creates the networks alone: what it takes to act.</summary>
    protected abstract TNetworks CreateNetworks(TConfig config, EnvironmentSpec spec, ulong seed, Device device);

    /// <summary>Which of them acts.</summary>
    protected abstract IPolicy PolicyOf(TNetworks networks);

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
    protected sealed override LoadedPolicy LoadPolicy(TConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader) =>
        LoadedPolicy.Read(CreateNetworks(config, spec, seed, torch.CPU), reader, networks =>
        {
            if (!OptionsOf(config).NormalizeObservations)
            {
                return PolicyOf(networks);
            }

            var normalizer = new FixedNormalizer(spec.Observation.Size);
            normalizer.Load(reader.Section("observation_normalizer"));
            return new NormalizedPolicy(PolicyOf(networks), normalizer);
        });
}
