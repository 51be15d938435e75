using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Learners.Actors;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Bc;

/// <summary>Behaviour cloning's only network, the policy. Weights and biases start uniform in [-1/sqrt(inputs), 1/sqrt(inputs)].</summary>
public sealed class BcNetworks : ICheckpointable, IDisposable
{
    /// <summary>Creates the network with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Layers and kind of policy.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where the weights live.</param>
    /// <exception cref="UnsuitableEnvironmentException">The action is not bounded on both sides.</exception>
    public BcNetworks(EnvironmentSpec spec, BcConfig config, ulong seed, Device device)
    {
        BoundedActions.Require(spec, "BC");
        torch.manual_seed(unchecked((long)seed));
        Policy = new BoundedActor(spec, config.HiddenLayers, config.Policy == BoundedActor.Gaussian, device);
    }

    /// <summary>The policy.</summary>
    public BoundedActor Policy { get; }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer) => Policy.Save(writer.Section("policy"));

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader) => Policy.Load(reader.Section("policy"));

    /// <inheritdoc/>
    public void Dispose() => Policy.Dispose();
}
