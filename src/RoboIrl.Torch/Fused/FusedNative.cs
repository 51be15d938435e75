#if !TORCHSHARP_PACKAGE
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;
using NativeMethods = TorchSharp.NativeMethods;

namespace RoboIrl.Torch.Fused;

/// <summary>The fused exports of libroboirl_torch.so, verbatim names.</summary>
internal static unsafe partial class FusedNative
{
    private const string Library = NativeMethods.Library;
    private const int Float32 = 6;

    /// <summary>PPO's coefficients as the shim takes them.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PpoOptions
    {
        internal double ClipRatio, ValueClip, ValueCoefficient, EntropyCoefficient;
        internal long NormalizeAdvantages;
    }

    [LibraryImport(Library)] internal static partial int rt_fused_set_threads(int count);
    [LibraryImport(Library)] internal static partial int rt_fused_set_narrow(int narrow);
    [LibraryImport(Library)] internal static partial byte* rt_fused_instruction_set();
    [LibraryImport(Library)] internal static partial int rt_fused_select_instruction_set(byte* name);
    [LibraryImport(Library)] internal static partial nint rt_fused_mlp_forward(nint x, nint packed, long members, int relu, long* widths, int layers, int frozen);
    [LibraryImport(Library)] internal static partial nint rt_fused_mlp_minimum(nint x, nint packed, long members, int relu, long* widths, int layers);
    [LibraryImport(Library)] internal static partial int rt_fused_mlp_infer(nint packed, long members, long member, int relu, long* widths, int layers, float* x, long rows, float* y);
    [LibraryImport(Library)] internal static partial nint rt_fused_ppo(nint mean, nint logStd, nint values, nint actions, nint oldLogProbs, nint advantages, nint returns, nint oldValues, PpoOptions* options, double* statistics);
    [LibraryImport(Library)] internal static partial nint rt_fused_sum_of_mean_squares(nint q, nint target);
    [LibraryImport(Library)] internal static partial nint rt_fused_sac_target(nint minimum, nint logProb, nint rewards, nint continuation, double alpha, double discount);
    [LibraryImport(Library)] internal static partial nint rt_fused_sac_policy(nint logProb, nint minimum, double alpha);
    [LibraryImport(Library)] internal static partial int rt_fused_squashed_gaussian(nint head, nint noise, nint scale, nint bias, double low, double high, nint* results);
    [LibraryImport(Library)] internal static partial int rt_fused_polyak(nint target, nint source, double tau);

    /// <summary>One Adam (decoupled 0) or AdamW (1) step of every parameter that has a gradient; advances its entry of <paramref name="steps"/>.</summary>
    [LibraryImport(Library)] internal static partial int rt_adam_step(nint* parameters, nint* expAvg, nint* expAvgSq, nint* maxExpAvgSq, long* steps, long count, double lr, double beta1, double beta2, double epsilon, double weightDecay, int decoupled, int maximize);

    /// <summary>Scales the gradients so that their common norm is at most <paramref name="maxNorm"/>; <paramref name="total"/> gets the norm before.</summary>
    [LibraryImport(Library)] internal static partial int rt_clip_grad_norm(nint* parameters, long count, double maxNorm, double normType, double* total);

    /// <summary>Zeroes every gradient in place.</summary>
    [LibraryImport(Library)] internal static partial int rt_zero_grad(nint* parameters, long count);

    /// <summary>Whether the kernels can take this tensor: float32 on the CPU, with the fused path enabled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Takes(Tensor t) => FusedOptions.Enabled && NativeMethods.rt_device(t.Handle) >> 8 == 0 && NativeMethods.rt_dtype(t.Handle) == Float32;
}
#endif
