using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Cql;

/// <summary>Conservative Q-learning's networks: those of soft actor-critic, and the learned factor of the penalty.</summary>
public sealed class CqlNetworks : ICheckpointable, IDisposable
{
    /// <summary>Creates the networks with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Layers, temperature, range of log_std.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where the weights live.</param>
    /// <exception cref="UnsuitableEnvironmentException">The action is not bounded on both sides.</exception>
    public CqlNetworks(EnvironmentSpec spec, CqlConfig config, ulong seed, Device device)
    {
        BoundedActions.Require(spec, "CQL");
        var actorCritic = new SacConfig
        {
            HiddenLayers = config.HiddenLayers,
            InitialTemperature = config.InitialTemperature,
            LogStdMin = config.LogStdMin,
            LogStdMax = config.LogStdMax,
        };
        ActorCritic = new SacNetworks(spec, actorCritic, seed, device);
        LogFactor = new Parameter(torch.zeros(1, dtype: ScalarType.Float32, device: device));
        LogFactor.DetachFromDisposeScope();
    }

    /// <summary>Policy, critics, target critics and temperature.</summary>
    public SacNetworks ActorCritic { get; }

    /// <summary>[1], the logarithm of the penalty's learned factor.</summary>
    public Parameter LogFactor { get; }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ActorCritic.Save(writer);
        writer.Write("log_factor", LogFactor);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        ActorCritic.Load(reader);
        reader.ReadInto("log_factor", LogFactor);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ActorCritic.Dispose();
        LogFactor.Dispose();
    }
}
