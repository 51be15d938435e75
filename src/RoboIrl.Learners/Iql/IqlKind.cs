using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Iql;

/// <summary>Implicit Q-learning by name.</summary>
internal sealed class IqlKind() : OfflineKind<IqlConfig, IqlNetworks>("iql", "IQL")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(IqlConfig config, EnvironmentSpec spec, ulong seed, Device device) => new IqlLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override IqlNetworks CreateNetworks(IqlConfig config, EnvironmentSpec spec, ulong seed, Device device) => new(spec, config, seed, device);

    /// <inheritdoc/>
    protected override IPolicy PolicyOf(IqlNetworks networks) => networks.Policy;

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(IqlConfig config) => new()
    {
        NormalizeObservations = config.NormalizeObservations,
        NormalizeRewards = config.NormalizeRewards,
    };
}
