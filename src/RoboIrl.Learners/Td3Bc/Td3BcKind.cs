using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Td3Bc;

/// <summary>TD3+BC by name.</summary>
internal sealed class Td3BcKind() : OfflineKind<Td3BcConfig>("td3_bc", "TD3+BC")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(Td3BcConfig config, EnvironmentSpec spec, ulong seed, Device device) => new Td3BcLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(Td3BcConfig config) => new() { NormalizeObservations = config.NormalizeObservations };
}
