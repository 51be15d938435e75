using RoboIrl.Torch.Fused;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>
/// A SAC update against C++ libtorch autograd with one thread, against its own matrix products in BLAS and in the suite's
/// kernels, with two threads against one, and, where the processor can, in bfloat16 against float32.
/// </summary>
internal sealed class SacUpdate : IBenchmark
{
    public string Name => "sac-update";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        using SacComposition sac = new();
        const string Prefix = "sac-update/17+6, 2x256, batch 256/";
        Yardstick.SetThreads(1);
        FusedOptions.Threads = 1;
        (double ours, double reference, double ratio) = Turns.Compare(sac.Update, Yardstick.Job("rb_sac_update_us"), settings, multiple: 2);
        yield return new(Prefix + "1 thread against libtorch", ours, "us", reference, ratio, 0.65, false);
        (ours, reference, ratio) = Turns.Compare(sac.Update, Yardstick.Job("rb_sac_products_blas_us"), settings);
        yield return new(Prefix + "1 thread against its products in BLAS", ours, "us", reference, ratio, 1.3, false);
        (ours, reference, ratio) = Turns.Compare(sac.Update, Yardstick.Job("rb_sac_products_own_us"), settings);
        yield return new(Prefix + "1 thread against its products in our kernels", ours, "us", reference, ratio, 1.3, false);

        double OneThread(int runs)
        {
            FusedOptions.Threads = 1;
            double time = Turns.Microseconds(sac.Update, runs);
            FusedOptions.Threads = 2;
            return time;
        }

        try
        {
            (ours, reference, ratio) = Turns.Compare(sac.Update, OneThread, settings);
            yield return new(Prefix + "1 thread against 2 threads", ours, "us", reference, 1 / ratio, 1.4, true);
        }
        finally
        {
            FusedOptions.Threads = 1;
        }

        if (!TakeBFloat16())
        {
            yield break; // this processor has float32 products only
        }

        double Float32(int runs)
        {
            FusedOptions.Precision = FusedPrecision.Float32;
            double time = Turns.Microseconds(sac.Update, runs);
            FusedOptions.Precision = FusedPrecision.BFloat16;
            return time;
        }

        try
        {
            (ours, reference, ratio) = Turns.Compare(sac.Update, Float32, settings);
            yield return new(Prefix + "1 thread, bfloat16 against float32", ours, "us", reference, ratio, 0.75, false);
        }
        finally
        {
            FusedOptions.Precision = FusedPrecision.Float32;
        }
    }

    private static bool TakeBFloat16()
    {
        try
        {
            FusedOptions.Precision = FusedPrecision.BFloat16;
            return true;
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }
}
