using System.Buffers;
using System.Runtime.InteropServices;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Sac;

/// <summary>
/// SAC's squashed Gaussian policy, its two critics and their slowly following targets, and the temperature
/// (Haarnoja et al. 2018). The critics are two members of one MLP, so that one call serves both.
/// </summary>
/// <remarks>
/// Weights and biases start uniform in [-1/sqrt(inputs), 1/sqrt(inputs)]. Acting uses no autograd and is safe from
/// several threads while nobody updates.
/// </remarks>
public sealed class SacNetworks : IPolicy, ICheckpointable, IDisposable
{
    private const int Critics = 2;
    private readonly SacConfig _config;
    private readonly float[] _scale, _bias;
    private readonly int _actions;

    /// <summary>Creates the networks with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Layers, temperature, range of log_std.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where the weights live.</param>
    /// <exception cref="UnsuitableEnvironmentException">The action is not bounded on both sides.</exception>
    public SacNetworks(EnvironmentSpec spec, SacConfig config, ulong seed, Device device)
    {
        BoundedActions.Require(spec, "SAC");
        (Spec, _config, _actions) = (spec, config, spec.Action.Size);
        var bounds = new ActionBounds(spec.Action);
        (_scale, _bias) = (bounds.Scale(), bounds.Bias());
        int observation = spec.Observation.Size;
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed));
        Policy = new Mlp("policy", observation, config.HiddenLayers, 2 * _actions, MlpActivation.ReLU);
        Critic = new Mlp("critic", observation + _actions, config.HiddenLayers, 1, MlpActivation.ReLU, Critics);
        TargetCritic = new Mlp("target_critic", observation + _actions, config.HiddenLayers, 1, MlpActivation.ReLU, Critics);
        Initialize(Policy, 1);
        Initialize(Critic, Critics);
        Policy.to(device);
        Critic.to(device);
        TargetCritic.to(device);
        using (torch.no_grad())
        {
            TargetCritic.Packed.copy_(Critic.Packed);
        }

        ActionScale = torch.tensor(_scale, device: device).DetachFromDisposeScope(); // [A]
        ActionBias = torch.tensor(_bias, device: device).DetachFromDisposeScope();   // [A]
        LogTemperature = new Parameter(torch.full(new long[] { 1 }, Math.Log(config.InitialTemperature), dtype: ScalarType.Float32, device: device)); // [1]
        LogTemperature.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <summary>[B, O] -> [B, 2 A], mean and raw log_std side by side.</summary>
    public Mlp Policy { get; }

    /// <summary>[B, O + A] -> [2, B, 1], both critics.</summary>
    public Mlp Critic { get; }

    /// <summary>The critics' slowly following copies.</summary>
    public Mlp TargetCritic { get; }

    /// <summary>[1], the logarithm of alpha.</summary>
    public Parameter LogTemperature { get; }

    /// <summary>[A], half the width of each action's range.</summary>
    public Tensor ActionScale { get; }

    /// <summary>[A], the middle of each action's range.</summary>
    public Tensor ActionBias { get; }

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        float[] room = ArrayPool<float>.Shared.Rent(actions.Length);
        Span<float> normal = room.AsSpan(0, mode == ActMode.Sample ? actions.Length : 0); // [n, A], or empty for the mode
        rng.FillNormal(normal);
        Act(observations, normal, actions);
        ArrayPool<float>.Shared.Return(room);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write("policy", Policy.Packed);
        writer.Write("critic", Critic.Packed);
        writer.Write("target_critic", TargetCritic.Packed);
        writer.Write("log_temperature", LogTemperature);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        reader.ReadInto("policy", Policy.Packed);
        reader.ReadInto("critic", Critic.Packed);
        reader.ReadInto("target_critic", TargetCritic.Packed);
        reader.ReadInto("log_temperature", LogTemperature);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Policy.Dispose();
        Critic.Dispose();
        TargetCritic.Dispose();
        LogTemperature.Dispose();
        ActionScale.Dispose();
        ActionBias.Dispose();
    }

    /// <summary>Acts with the noise given.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="noise">[n, A] standard normal, or empty for the mode.</param>
    /// <param name="actions">[n, A] result, within the bounds.</param>
    public void Act(ReadOnlySpan<float> observations, ReadOnlySpan<float> noise, Span<float> actions)
    {
        float[] room = ArrayPool<float>.Shared.Rent(2 * actions.Length);
        Span<float> head = room.AsSpan(0, 2 * actions.Length); // [n, 2 A]
        Policy.Infer(observations, actions.Length / _actions, head);
        SquashedGaussian.Act(head, noise, _scale, _bias, actions, _config.LogStdMin, _config.LogStdMax);
        ArrayPool<float>.Shared.Return(room);
    }

    private static void Initialize(Mlp network, int members)
    {
        using var frozen = torch.no_grad();
        for (int member = 0; member < members; member++)
        {
            for (int layer = 0; layer < network.Layers; layer++)
            {
                Tensor weight = network.Weight(member, layer); // [out, in]
                double bound = 1 / Math.Sqrt(weight.shape[1]);
                nn.init.uniform_(weight, -bound, bound);
                nn.init.uniform_(network.Bias(member, layer), -bound, bound);
            }
        }
    }
}
