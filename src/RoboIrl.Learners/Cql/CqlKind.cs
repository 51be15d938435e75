using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Cql;

/// <summary>Conservative Q-learning by name.</summary>
internal sealed class CqlKind() : OfflineKind<CqlConfig>("cql", "CQL")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(CqlConfig config, EnvironmentSpec spec, ulong seed, Device device) => new CqlLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(CqlConfig config) => new() { NormalizeObservations = config.NormalizeObservations };
}
