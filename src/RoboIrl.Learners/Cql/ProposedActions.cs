using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Cql;

/// <summary>What the penalty's actions are drawn with, allocated once: uniform actions, and noise for the policy's.</summary>
internal sealed class ProposedActions : IDisposable
{
    private readonly InputTensor _uniform, _noise;
    private readonly ActionBounds _bounds;

    /// <summary>Makes room.</summary>
    /// <param name="rows">B.</param>
    /// <param name="actions">K, of each kind.</param>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="device">Where tensors live.</param>
    public ProposedActions(int rows, int actions, EnvironmentSpec spec, Device device)
    {
        _bounds = new ActionBounds(spec.Action);
        _uniform = new InputTensor(device, rows * actions, spec.Action.Size);
        _noise = new InputTensor(device, 2 * rows * actions, spec.Action.Size);
        double logDensity = -_bounds.Scale().Sum(static scale => Math.Log(2 * scale));
        UniformLogDensities = torch.full(new long[] { actions, rows }, logDensity, dtype: ScalarType.Float32, device: device).DetachFromDisposeScope();
    }

    /// <summary>[K B, A], uniform within the bounds.</summary>
    public Tensor Uniform => _uniform.Value;

    /// <summary>[2 K B, A], standard normal.</summary>
    public Tensor Noise => _noise.Value;

    /// <summary>[K, B], the logarithm of the density that uniform actions have.</summary>
    public Tensor UniformLogDensities { get; }

    /// <summary>Draws anew.</summary>
    public void Draw(ref Rng rng)
    {
        _bounds.Sample(_uniform.Span, ref rng);
        rng.FillNormal(_noise.Span);
        _uniform.Upload();
        _noise.Upload();
    }

    public void Dispose()
    {
        _uniform.Dispose();
        _noise.Dispose();
        UniformLogDensities.Dispose();
    }
}
