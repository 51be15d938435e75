using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Cql;

/// <summary>Conservative Q-learning by name.</summary>
internal sealed class CqlKind() : OfflineKind<CqlConfig, CqlNetworks>("cql", "CQL")
{
    /// <inheritdoc/>
    protected override ILearner<ITransitions> CreateLearner(CqlConfig config, EnvironmentSpec spec, ulong seed, Device device) => new CqlLearner(spec, config, seed, device);

    /// <inheritdoc/>
    protected override CqlNetworks CreateNetworks(CqlConfig config, EnvironmentSpec spec, ulong seed, Device device) => new(spec, config, seed, device);

    /// <inheritdoc/>
    protected override IPolicy PolicyOf(CqlNetworks networks) => networks.ActorCritic;

    /// <inheritdoc/>
    protected override OfflineOptions OptionsOf(CqlConfig config) => new() { NormalizeObservations = config.NormalizeObservations };
}
