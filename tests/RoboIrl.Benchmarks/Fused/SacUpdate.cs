using RoboIrl.Torch.Fused;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>
/// A SAC update against C++ libtorch autograd with one thread, against its own matrix products in BLAS and in the suite's
/// kernels, and with two threads against one.
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
    }
}
