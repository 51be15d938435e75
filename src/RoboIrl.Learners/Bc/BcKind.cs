using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Bc;

/// <summary>Behaviour cloning by name.</summary>
internal sealed class BcKind() : OfflineKind<BcConfig, BcNetworks>("bc", "BC")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(BcConfig config, EnvironmentSpec spec, ulong seed, Device device) => new BcLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override BcNetworks CreateNetworks(BcConfig config, EnvironmentSpec spec, ulong seed, Device device) => new(spec, config, seed, device);

    /// <inheritdoc/>
    protected override IPolicy PolicyOf(BcNetworks networks) => networks.Policy;

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(BcConfig config) => new() { NormalizeObservations = config.NormalizeObservations };
}
