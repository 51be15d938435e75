using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Critics;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Td3Bc;

/// <summary>TD3's deterministic policy, its two critics, and the slowly following targets of all three. Weights and biases start uniform in [-1/sqrt(inputs), 1/sqrt(inputs)].</summary>
public sealed class Td3BcNetworks : ICheckpointable, IDisposable
{
    /// <summary>Creates the networks with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Layers.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where the weights live.</param>
    /// <exception cref="UnsuitableEnvironmentException">The action is not bounded on both sides.</exception>
    public Td3BcNetworks(EnvironmentSpec spec, Td3BcConfig config, ulong seed, Device device)
    {
        BoundedActions.Require(spec, "TD3+BC");
        torch.manual_seed(unchecked((long)seed));
        Policy = new BoundedActor(spec, config.HiddenLayers, gaussian: false, device);
        TargetPolicy = new BoundedActor(spec, config.HiddenLayers, gaussian: false, device);
        Critics = new TwinCritics(spec, config.HiddenLayers, device);
        FollowPolicy(1);
    }

    /// <summary>The policy that learns and acts.</summary>
    public BoundedActor Policy { get; }

    /// <summary>Its slowly following copy.</summary>
    public BoundedActor TargetPolicy { get; }

    /// <summary>The critics and their targets.</summary>
    public TwinCritics Critics { get; }

    /// <summary>Moves all targets.</summary>
    /// <param name="rate">Share of what learns, in [0, 1].</param>
    public void Follow(double rate)
    {
        FollowPolicy(rate);
        Critics.Follow(rate);
    }

    /// <summary>Moves the policy's target alone.</summary>
    /// <param name="rate">Share of what learns, in [0, 1].</param>
    public void FollowPolicy(double rate) => FusedUpdate.Polyak(TargetPolicy.Network.Packed, Policy.Network.Packed, rate);

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        Policy.Save(writer.Section("policy"));
        TargetPolicy.Save(writer.Section("target_policy"));
        Critics.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        Policy.Load(reader.Section("policy"));
        TargetPolicy.Load(reader.Section("target_policy"));
        Critics.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Policy.Dispose();
        TargetPolicy.Dispose();
        Critics.Dispose();
    }
}
