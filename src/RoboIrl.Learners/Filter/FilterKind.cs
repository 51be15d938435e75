using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Imitation;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Td3Bc;
using TorchSharp;

namespace RoboIrl.Learners.Filter;

/// <summary>FILTER by name.</summary>
internal sealed class FilterKind() : LearnerKind<FilterConfig>("filter", needsDataset: true)
{
    /// <inheritdoc/>
    public override void Check(ExperimentConfig experiment, EnvironmentSpec spec, Dataset? dataset)
    {
        BoundedActions.Require(spec, "FILTER");
        FilterConfig config = SectionOf(experiment);
        if (dataset is not null && new Demonstrations(dataset, config.Demonstrations).StateSize == 0 && config.NeedsStates)
        {
            throw new UnsuitableEnvironmentException(
                $"The dataset '{dataset.Folder}' has no states to start episodes in. Record one with 'roboirl data collect' (replay buffers and converted files bring none), or set filter.alpha to 0.");
        }
    }

    /// <inheritdoc/>
    protected override ITrainer CreateTrainer(FilterConfig config, TrainingParts parts)
    {
        FilterParts filter = new(config, parts);
        FilterReward? reward = null;
        try
        {
            reward = new FilterReward(config, filter, parts.Seed, parts.Device); // owns the parts from now on
            return new OffPolicyTrainer(filter.Training, CreateLearner(config, parts, reward), OptionsOf(config), parts.Options, parts.Evaluator, parts.Observer, reward);
        }
        catch
        {
            ((IDisposable?)reward ?? filter).Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override LoadedPolicy LoadPolicy(FilterConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader) => IsHybrid(config)
        ? LoadedPolicy.Read(new Td3BcNetworks(spec, config.Hybrid.Td3Bc, seed, torch.CPU), reader, static networks => networks.Policy)
        : LoadedPolicy.Read(new SacNetworks(spec, config.Policy, seed, torch.CPU), reader, static networks => networks);

    private static bool IsHybrid(FilterConfig config) => config.PolicyLearner == "td3_bc";

    private static IOffPolicyLearner CreateLearner(FilterConfig config, TrainingParts parts, FilterReward reward) => IsHybrid(config)
        ? new HybridTd3Bc(parts.Spec, config.Hybrid, parts.Dataset!, reward.Evaluate, parts.Seed, parts.Device)
        : new SacLearner(parts.Spec, config.Policy, parts.Seed, parts.Device);

    // The hybrid policy has cloned the expert before its first step, so nothing random is to be lived first.
    private static OffPolicyOptions OptionsOf(FilterConfig config)
    {
        OffPolicyOptions options = IsHybrid(config)
            ? new OffPolicyOptions { ReplayCapacity = config.Hybrid.ReplayCapacity, WarmUpSteps = 1 }
            : SacKind.CollectionOf(config.Policy);
        return options with { RestartEvery = config.RestartRounds ? config.RoundSteps : 0 };
    }
}
