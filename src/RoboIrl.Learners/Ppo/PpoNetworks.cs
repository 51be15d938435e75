using System.Runtime.InteropServices;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Ppo;

/// <summary>
/// PPO's policy pi(a|o) = Normal(mean(o), diag(exp(log_std))^2) and value function V(o): two separate MLPs, and a
/// log_std that does not depend on the state (Schulman et al. 2017, section 6.1).
/// </summary>
/// <remarks>
/// Weights start orthogonal with gain sqrt(2) in the hidden layers, 0.01 in the policy's output and 1 in the value's;
/// biases start at 0. Acting uses no autograd and is safe from several threads while nobody updates.
/// </remarks>
public sealed class PpoNetworks : IPolicy, ICheckpointable, IDisposable
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private readonly ActionBounds _bounds;
    private readonly int _actions;
    private readonly float[] _std;
    private double _logNormalizer;

    /// <summary>Creates the networks with fresh weights.</summary>
    /// <param name="spec">The environment.</param>
    /// <param name="config">Layers and the start of log_std.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where the weights live.</param>
    public PpoNetworks(EnvironmentSpec spec, PpoConfig config, ulong seed, Device device)
    {
        Spec = spec;
        _actions = spec.Action.Size;
        _bounds = new ActionBounds(spec.Action);
        _std = new float[_actions];
        MlpActivation activation = config.Activation == "relu" ? MlpActivation.ReLU : MlpActivation.Tanh;
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed));
        PolicyMean = new Mlp("policy", spec.Observation.Size, config.HiddenLayers, _actions, activation);
        Value = new Mlp("value", spec.Observation.Size, config.HiddenLayers, 1, activation);
        Initialize(PolicyMean, outputGain: 0.01);
        Initialize(Value, outputGain: 1.0);
        PolicyMean.to(device);
        Value.to(device);
        LogStd = new Parameter(torch.full(new long[] { _actions }, config.InitialLogStd, dtype: ScalarType.Float32, device: device)); // [A]
        LogStd.DetachFromDisposeScope();
        RefreshStd();
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <summary>[B, O] -> [B, A], the mean of the policy.</summary>
    public Mlp PolicyMean { get; }

    /// <summary>[B, O] -> [B, 1], the value function.</summary>
    public Mlp Value { get; }

    /// <summary>[A], the logarithm of the policy's standard deviation.</summary>
    public Parameter LogStd { get; }

    /// <summary>Everything that is learned.</summary>
    public IEnumerable<Parameter> Parameters => [.. PolicyMean.parameters(), LogStd, .. Value.parameters()];

    /// <summary>Reads log_std back for acting; call it after every change of the parameters.</summary>
    public void RefreshStd()
    {
        using var scope = torch.NewDisposeScope();
        ReadOnlySpan<float> logStd = MemoryMarshal.Cast<byte, float>(LogStd.detach().cpu().bytes);
        _logNormalizer = 0;
        for (int i = 0; i < _actions; i++)
        {
            _std[i] = MathF.Exp(logStd[i]);
            _logNormalizer -= logStd[i] + HalfLogTwoPi;
        }
    }

    /// <summary>Draws actions and their log-probabilities: a = mean + std * noise.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="noise">[n] a stream per row.</param>
    /// <param name="actions">[n, A] result, not clipped.</param>
    /// <param name="logProbabilities">[n] result.</param>
    public void Sample(ReadOnlySpan<float> observations, Span<Rng> noise, Span<float> actions, Span<float> logProbabilities)
    {
        PolicyMean.Infer(observations, noise.Length, actions);
        for (int row = 0; row < noise.Length; row++)
        {
            Span<float> action = actions.Slice(row * _actions, _actions);
            double squares = 0;
            for (int i = 0; i < action.Length; i++)
            {
                float z = (float)noise[row].Normal();
                action[i] += _std[i] * z;
                squares += z * z;
            }

            logProbabilities[row] = (float)(_logNormalizer - (0.5 * squares));
        }
    }

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        int rows = observations.Length / Spec.Observation.Size;
        PolicyMean.Infer(observations, rows, actions);
        if (mode == ActMode.Sample)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                actions[i] += _std[i % _actions] * (float)rng.Normal();
            }
        }

        _bounds.Clip(actions, actions);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write("policy", PolicyMean.Packed);
        writer.Write("value", Value.Packed);
        writer.Write("log_std", LogStd);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        reader.ReadInto("policy", PolicyMean.Packed);
        reader.ReadInto("value", Value.Packed);
        reader.ReadInto("log_std", LogStd);
        RefreshStd();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PolicyMean.Dispose();
        Value.Dispose();
        LogStd.Dispose();
    }

    /// <summary>Draws PPO's fresh weights into a network: orthogonal, with gain sqrt(2) in hidden layers; biases 0.</summary>
    /// <param name="network">Of one member.</param>
    /// <param name="outputGain">Gain of the output layer.</param>
    internal static void Initialize(Mlp network, double outputGain)
    {
        using var frozen = torch.no_grad();
        for (int layer = 0; layer < network.Layers; layer++)
        {
            nn.init.orthogonal_(network.Weight(0, layer), layer + 1 < network.Layers ? Math.Sqrt(2) : outputGain);
            nn.init.zeros_(network.Bias(0, layer));
        }
    }
}
