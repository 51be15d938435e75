using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Critics;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Iql;

/// <summary>Implicit Q-learning's policy, its two critics with their targets, and the value function. Weights and biases start uniform in [-1/sqrt(inputs), 1/sqrt(inputs)].</summary>
public sealed class IqlNetworks : ICheckpointable, IDisposable
{
    /// <summary>Creates the networks with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Layers and kind of policy.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where the weights live.</param>
    /// <exception cref="UnsuitableEnvironmentException">The action is not bounded on both sides.</exception>
    public IqlNetworks(EnvironmentSpec spec, IqlConfig config, ulong seed, Device device)
    {
        BoundedActions.Require(spec, "IQL");
        torch.manual_seed(unchecked((long)seed));
        Policy = new BoundedActor(spec, config.HiddenLayers, config.Policy == BoundedActor.Gaussian, device);
        Critics = new TwinCritics(spec, config.HiddenLayers, device);
        Value = new Mlp("value", spec.Observation.Size, config.HiddenLayers, 1, MlpActivation.ReLU);
        Value.to(device);
    }

    /// <summary>The policy.</summary>
    public BoundedActor Policy { get; }

    /// <summary>The critics and their targets.</summary>
    public TwinCritics Critics { get; }

    /// <summary>[B, O] -> [B, 1], the value function V.</summary>
    public Mlp Value { get; }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        Policy.Save(writer.Section("policy"));
        Critics.Save(writer);
        writer.Write("value", Value.Packed);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        Policy.Load(reader.Section("policy"));
        Critics.Load(reader);
        reader.ReadInto("value", Value.Packed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Policy.Dispose();
        Critics.Dispose();
        Value.Dispose();
    }
}
