using static TorchSharp.torch;

namespace RoboIrl.Torch.Fused;

/// <summary>Updates of parameters beyond what optimisers do.</summary>
public static class FusedUpdate
{
    /// <summary>target = (1 - tau) target + tau source, in place and without a graph: the slow copy of a target network.</summary>
    /// <param name="target">Written; any shape.</param>
    /// <param name="source">Read; the same shape.</param>
    /// <param name="tau">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is outside [0, 1].</exception>
    public static void Polyak(Tensor target, Tensor source, double tau)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        if (tau is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, "The share of the source must lie in [0, 1].");
        }

#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(target) && FusedNative.Takes(source))
        {
            TorchSharp.NativeErrors.Check(FusedNative.rt_fused_polyak(target.Handle, source.Handle, tau));
            GC.KeepAlive(target);
            GC.KeepAlive(source);
            return;
        }
#endif
        using IDisposable guard = no_grad();
        using var scope = NewDisposeScope();
        target.mul_(1 - tau).add_(source * tau);
    }
}
