using RoboIrl.Core.Randomness;
using RoboIrl.Torch.Fused;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>An action for one observation from host memory to host memory: 17-256-256-12 network, noise, squashed sample; one thread.</summary>
internal sealed class ActOneObservation : IBenchmark
{
    private const int Actions = 6;

    public string Name => "act";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        Yardstick.SetThreads(1);
        using var actor = new Mlp("actor", 17, [256, 256], 2 * Actions, MlpActivation.ReLU);
        float[] observation = new float[17];
        float[] head = new float[2 * Actions];
        float[] noise = new float[Actions];
        float[] scale = [1, 1, 1, 1, 1, 1];
        float[] bias = new float[Actions];
        float[] action = new float[Actions];
        Rng rng = new(1);
        void Act()
        {
            actor.Infer(observation, 1, head);
            foreach (ref float e in noise.AsSpan())
            {
                e = (float)rng.Normal();
            }

            SquashedGaussian.Act(head, noise, scale, bias, action);
        }

        (double ours, double reference, double ratio) = Turns.Compare(Act, Yardstick.Job("rb_act_us"), settings, multiple: 10);
        yield return new("act/17-256-256-12 with a sample/against libtorch", ours, "us", reference, ratio, double.NaN, false);
        yield return new("act/17-256-256-12 with a sample/time", ours, "us", reference, ours, 15, false);
        Act();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            Act();
        }

        double bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        yield return new("act/17-256-256-12 with a sample/allocated in 1,000", bytes, "bytes", double.NaN, bytes, 0, false);
    }
}
