using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Td3Bc;

/// <summary>TD3+BC by name.</summary>
internal sealed class Td3BcKind() : OfflineKind<Td3BcConfig, Td3BcNetworks>("td3_bc", "TD3+BC")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(Td3BcConfig config, EnvironmentSpec spec, ulong seed, Device device) => new Td3BcLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override Td3BcNetworks CreateNetworks(Td3BcConfig config, EnvironmentSpec spec, ulong seed, Device device) => new(spec, config, seed, device);

    /// <inheritdoc/>
    protected override IPolicy PolicyOf(Td3BcNetworks networks) => networks.Policy;

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(Td3BcConfig config) => new() { NormalizeObservations = config.NormalizeObservations };
}
