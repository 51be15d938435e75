using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Imitation;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Sac;
using TorchSharp;

namespace RoboIrl.Learners.Filter;

/// <summary>FILTER by name.</summary>
internal sealed class FilterKind() : LearnerKind<FilterConfig>("filter", needsDataset: true)
{
    /// <inheritdoc/>
    public override void Check(ExperimentConfig experiment, EnvironmentSpec spec) => BoundedActions.Require(spec, "FILTER");

    /// <inheritdoc/>
    public override ReplayBuffer LoadReplay(EnvironmentSpec spec, ICheckpointReader reader) =>
        ReplayBuffer.Restore(reader.Section("replay"), spec.Observation.Size, spec.Action.Size);

    /// <inheritdoc/>
    protected override ITrainer CreateTrainer(FilterConfig config, TrainingParts parts)
    {
        Demonstrations expert = new(parts.Dataset!, config.Demonstrations);
        ExpertResets resets = new(parts.Environment, expert, config.Alpha, config.ResetHorizon ?? int.MaxValue);
        IVectorEnvironment worlds = parts.CreateWorlds(config.Rollouts);
        WholeEpisodes rollouts = new(config.RolloutStarts == "mixture" ? new ExpertResets(worlds, expert, config.Alpha) : worlds);
        return new OffPolicyTrainer(
            resets,
            new SacLearner(parts.Spec, config.Policy, parts.Seed, parts.Device),
            new OffPolicyOptions
            {
                ReplayCapacity = config.Policy.ReplayCapacity,
                WarmUpSteps = config.Policy.WarmUpSteps,
                UpdatesPerStep = config.Policy.UpdatesPerStep,
                RestartEvery = config.RestartRounds ? config.RoundSteps : 0,
            },
            parts.Options,
            parts.Evaluator,
            parts.Observer,
            new FilterReward(config, new FilterParts(expert, resets, worlds, rollouts), parts.Seed, parts.Device));
    }

    /// <inheritdoc/>
    protected override LoadedPolicy LoadPolicy(FilterConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader)
    {
        var networks = new SacNetworks(spec, config.Policy, seed, torch.CPU);
        networks.Load(reader.Section("learner"));
        return new LoadedPolicy(networks, networks);
    }
}
