using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using TorchSharp;

namespace RoboIrl.Learners.Ppo;

/// <summary>PPO by name.</summary>
internal sealed class PpoKind() : LearnerKind<PpoConfig>("ppo")
{
    /// <inheritdoc/>
    protected override ITrainer CreateTrainer(PpoConfig config, TrainingParts parts) => new OnPolicyTrainer(
        parts.Environment,
        new PpoLearner(parts.Spec, config, parts.Seed, parts.Device),
        new OnPolicyOptions
        {
            RolloutSteps = config.RolloutSteps,
            Discount = config.Discount,
            NormalizeObservations = config.NormalizeObservations,
            NormalizeRewards = config.NormalizeRewards,
        },
        parts.Options,
        parts.Evaluator,
        parts.Observer);

    /// <inheritdoc/>
    protected override LoadedPolicy LoadPolicy(PpoConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader) =>
        LoadedPolicy.Read(new PpoNetworks(spec, config, seed, torch.CPU), reader, networks =>
        {
            if (!config.NormalizeObservations)
            {
                return networks;
            }

            var normalizer = new ObservationNormalizer(spec.Observation.Size, rows: 1);
            normalizer.Load(reader.Section("observation_normalizer"));
            return new NormalizedPolicy(networks, normalizer);
        });
}
