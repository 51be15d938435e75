using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Actors;
using TorchSharp;

namespace RoboIrl.Learners.Sac;

/// <summary>SAC by name.</summary>
internal sealed class SacKind() : LearnerKind<SacConfig>("sac")
{
    /// <inheritdoc/>
    public override void Check(ExperimentConfig experiment, EnvironmentSpec spec, Dataset? dataset) => BoundedActions.Require(spec, "SAC");

    /// <inheritdoc/>
    public override ReplayBuffer LoadReplay(EnvironmentSpec spec, ICheckpointReader reader) =>
        ReplayBuffer.Restore(reader.Section("replay"), spec.Observation.Size, spec.Action.Size);

    /// <summary>How SAC collects.</summary>
    /// <param name="config">The section <c>sac:</c>.</param>
    internal static OffPolicyOptions CollectionOf(SacConfig config) => new()
    {
        ReplayCapacity = config.ReplayCapacity,
        WarmUpSteps = config.WarmUpSteps,
        UpdatesPerStep = config.UpdatesPerStep,
        NStep = (config.NStep, config.Discount),
        NoiseCorrelation = config.NoiseCorrelation,
    };

    /// <inheritdoc/>
    protected override ITrainer CreateTrainer(SacConfig config, TrainingParts parts) => new OffPolicyTrainer(
        parts.Environment,
        new SacLearner(parts.Spec, config, parts.Seed, parts.Device),
        CollectionOf(config),
        parts.Options,
        parts.Evaluator,
        parts.Observer);

    /// <inheritdoc/>
    protected override LoadedPolicy LoadPolicy(SacConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader) =>
        LoadedPolicy.Read(new SacNetworks(spec, config, seed, torch.CPU), reader, static networks => networks);
}
