using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Critics;

/// <summary>
/// Two critics Q(o, a), of which the smaller value counts, and their slowly following targets (Fujimoto et al. 2018,
/// arXiv:1802.09477). The two are members of one MLP, so that one call serves both.
/// </summary>
public sealed class TwinCritics : ICheckpointable, IDisposable
{
    private const int Critics = 2;

    /// <summary>Creates the critics with fresh weights from torch's generator; the targets begin as their copies.</summary>
    /// <param name="spec">The environment.</param>
    /// <param name="hidden">Widths of the hidden ReLU layers.</param>
    /// <param name="device">Where the weights live.</param>
    public TwinCritics(EnvironmentSpec spec, IReadOnlyList<int> hidden, Device device)
    {
        int inputs = spec.Observation.Size + spec.Action.Size;
        using var scope = torch.NewDisposeScope();
        Online = new Mlp("critic", inputs, hidden, 1, MlpActivation.ReLU, Critics);
        Target = new Mlp("target_critic", inputs, hidden, 1, MlpActivation.ReLU, Critics);
        Online.to(device);
        Target.to(device);
        Follow(1);
    }

    /// <summary>[B, O + A] -> [2, B, 1], the critics that learn.</summary>
    public Mlp Online { get; }

    /// <summary>[B, O + A] -> [2, B, 1], their slowly following copies.</summary>
    public Mlp Target { get; }

    /// <summary>Moves the targets: (1 - rate) target + rate critic.</summary>
    /// <param name="rate">In [0, 1].</param>
    public void Follow(double rate) => FusedUpdate.Polyak(Target.Packed, Online.Packed, rate);

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write("critic", Online.Packed);
        writer.Write("target_critic", Target.Packed);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        reader.ReadInto("critic", Online.Packed);
        reader.ReadInto("target_critic", Target.Packed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Online.Dispose();
        Target.Dispose();
    }
}
