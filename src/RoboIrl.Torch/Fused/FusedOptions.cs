namespace RoboIrl.Torch.Fused;

/// <summary>How the fused operations run, for the whole process.</summary>
public static class FusedOptions
{
    private static volatile bool s_enabled = true;
    private static int s_threads = 1;
    private static FusedPrecision s_precision = FusedPrecision.Float32;

    /// <summary>
    /// Whether float32 tensors on the CPU take the native kernels (the default). Everything else, and everything when this
    /// is false, takes the same formulas in ordinary tensor calls: slower, on any device, twice differentiable. The mean of
    /// <c>mse_loss</c> is one node either way, as that one can be differentiated twice.
    /// </summary>
    public static bool Enabled
    {
        get => s_enabled;
        set => s_enabled = value;
    }

    /// <summary>
    /// Threads that share one fused operation, the caller included; 1 or more, 1 by default. The results have the same
    /// bits for every number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 256.</exception>
    public static int Threads
    {
        get => s_threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            s_threads = value;
#if !TORCHSHARP_PACKAGE
            TorchSharp.NativeErrors.Check(FusedNative.rt_fused_set_threads(value));
#endif
        }
    }

    /// <summary>
    /// How products between hidden layers are taken from now on, float32 by default. A forward pass hands its own on to its
    /// backward pass. The results have the same bits for every number of threads in either precision.
    /// </summary>
    /// <exception cref="PlatformNotSupportedException">This processor, or a build on the TorchSharp package, has float32 products only.</exception>
    public static FusedPrecision Precision
    {
        get => s_precision;
        set
        {
            bool narrow = value == FusedPrecision.BFloat16;
#if TORCHSHARP_PACKAGE
            bool refused = narrow;
#else
            bool refused = FusedNative.rt_fused_set_narrow(narrow ? 1 : 0) != 0;
#endif
            if (refused)
            {
                throw new PlatformNotSupportedException($"Products in bfloat16 need the kernels for AVX512_BF16 (AMD Zen 4, Intel Sapphire Rapids and later); the kernels here are '{InstructionSet}'. Stay with float32.");
            }

            s_precision = value;
        }
    }

    /// <summary>The instruction set of the kernels (<c>avx512</c>, <c>avx2</c>, <c>portable</c>), or <c>none</c> without them.</summary>
    public static string InstructionSet
    {
        get
        {
#if TORCHSHARP_PACKAGE
            return "none";
#else
            unsafe
            {
                return System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)FusedNative.rt_fused_instruction_set()) ?? "none";
            }
#endif
        }
    }
}
