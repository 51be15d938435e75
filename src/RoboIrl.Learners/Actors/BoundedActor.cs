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

namespace RoboIrl.Learners.Actors;

/// <summary>
/// A policy around mean(o) = scale * tanh(MLP(o)) + bias, which fills the action's bounds: deterministic, or a Gaussian with
/// one learned standard deviation per element of the action, the same in every state.
/// </summary>
/// <remarks>
/// Standard deviations and errors are in units of half the range of an action's element. A drawn action is clipped to the bounds.
/// Acting uses no autograd and is safe from several threads while nobody updates.
/// </remarks>
public sealed class BoundedActor : IPolicy, ICheckpointable, IDisposable
{
    /// <summary>The names for a configuration's choice between the two.</summary>
    internal const string Deterministic = "deterministic", Gaussian = "gaussian";

    private const double HalfLogTwoPi = 0.91893853320467274178;

    // The range of log_std in the reference implementation of implicit Q-learning.
    private const double LogStdMin = -5, LogStdMax = 2;
    private readonly float[] _scale, _bias, _std;
    private readonly ActionBounds _bounds;
    private readonly Tensor _scales, _biases; // [A]

    /// <summary>Creates the policy with fresh weights from torch's generator.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="hidden">Widths of the hidden ReLU layers.</param>
    /// <param name="gaussian">Whether it has a standard deviation.</param>
    /// <param name="device">Where the weights live.</param>
    public BoundedActor(EnvironmentSpec spec, IReadOnlyList<int> hidden, bool gaussian, Device device)
    {
        Spec = spec;
        int actions = spec.Action.Size;
        _bounds = new ActionBounds(spec.Action);
        (_scale, _bias) = (_bounds.Scale(), _bounds.Bias());
        _std = new float[gaussian ? actions : 0];
        using var scope = torch.NewDisposeScope();
        Network = new Mlp("policy", spec.Observation.Size, hidden, actions, MlpActivation.ReLU);
        Network.to(device);
        _scales = torch.tensor(_scale, device: device).DetachFromDisposeScope();
        _biases = torch.tensor(_bias, device: device).DetachFromDisposeScope();
        if (gaussian)
        {
            LogStd = new Parameter(torch.zeros(actions, dtype: ScalarType.Float32, device: device));
            LogStd.DetachFromDisposeScope();
            RefreshStd();
        }
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <summary>[B, O] -> [B, A], before squashing.</summary>
    public Mlp Network { get; }

    /// <summary>[A], the logarithm of the standard deviation; null of a deterministic policy.</summary>
    public Parameter? LogStd { get; }

    /// <summary>Everything that is learned.</summary>
    public IEnumerable<Parameter> Parameters => LogStd is null ? Network.parameters() : [.. Network.parameters(), LogStd];

    /// <summary>[B, A], mean actions; gradients reach the parameters.</summary>
    /// <param name="observations">[B, O]</param>
    public Tensor Mean(Tensor observations) => (Network.forward(observations).tanh() * _scales) + _biases;

    /// <summary>[B, A], actions with clipped noise on them, within the bounds.</summary>
    /// <param name="actions">[B, A]</param>
    /// <param name="noise">[B, A], standard normal.</param>
    /// <param name="deviation">Standard deviation of the noise.</param>
    /// <param name="limit">Largest noise.</param>
    public Tensor Disturb(Tensor actions, Tensor noise, double deviation, double limit)
    {
        Tensor units = (actions - _biases) / _scales; // in [-1, 1]
        return ((units + (noise * deviation).clamp(-limit, limit)).clamp(-1, 1) * _scales) + _biases;
    }

    /// <summary>[B], the squared distance of actions from means, summed over the elements.</summary>
    /// <param name="mean">[B, A]</param>
    /// <param name="actions">[B, A]</param>
    public Tensor SquaredError(Tensor mean, Tensor actions) => ((mean - actions) / _scales).square().sum(-1);

    /// <summary>[B], the log-density of actions; only of a Gaussian policy.</summary>
    /// <param name="mean">[B, A]</param>
    /// <param name="actions">[B, A]</param>
    public Tensor LogProb(Tensor mean, Tensor actions)
    {
        Tensor logStd = LogStd!.clamp(LogStdMin, LogStdMax);                                      // [A]
        Tensor z = (actions - mean) / (_scales * logStd.exp());                                   // [B, A]
        return (z.square() * -0.5 - logStd - _scales.log() - HalfLogTwoPi).sum(-1);
    }

    /// <summary>[B], what is to be minimised to bring the policy to actions: the squared error, or the negative log-density.</summary>
    /// <param name="observations">[B, O]</param>
    /// <param name="actions">[B, A]</param>
    public Tensor Distance(Tensor observations, Tensor actions)
    {
        Tensor mean = Mean(observations);
        return LogStd is null ? SquaredError(mean, actions) : -LogProb(mean, actions);
    }

    /// <summary>Reads the standard deviation back for acting; call it after every change of the parameters.</summary>
    public void RefreshStd()
    {
        if (LogStd is null)
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        ReadOnlySpan<float> logStd = MemoryMarshal.Cast<byte, float>(LogStd.detach().cpu().bytes);
        for (int i = 0; i < _std.Length; i++)
        {
            _std[i] = MathF.Exp(Math.Clamp(logStd[i], (float)LogStdMin, (float)LogStdMax));
        }
    }

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        int width = _scale.Length;
        Network.Infer(observations, actions.Length / width, actions);
        for (int i = 0, a = 0; i < actions.Length; i++)
        {
            actions[i] = (MathF.Tanh(actions[i]) * _scale[a]) + _bias[a];
            if (mode == ActMode.Sample && _std.Length > 0)
            {
                actions[i] += _std[a] * _scale[a] * (float)rng.Normal();
            }

            a = a + 1 == width ? 0 : a + 1;
        }

        _bounds.Clip(actions, actions); // rounding may step over them without any noise, too
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write("mean", Network.Packed);
        if (LogStd is not null)
        {
            writer.Write("log_std", LogStd);
        }
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        reader.ReadInto("mean", Network.Packed);
        if (LogStd is not null)
        {
            reader.ReadInto("log_std", LogStd);
            RefreshStd();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Network.Dispose();
        LogStd?.Dispose();
        _scales.Dispose();
        _biases.Dispose();
    }
}
