using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Bc;

/// <summary>Behaviour cloning by name.</summary>
internal sealed class BcKind() : OfflineKind<BcConfig>("bc", "BC")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(BcConfig config, EnvironmentSpec spec, ulong seed, Device device) => new BcLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(BcConfig config) => new() { NormalizeObservations = config.NormalizeObservations };
}
