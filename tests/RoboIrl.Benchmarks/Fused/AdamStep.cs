using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>One Adam step on 72k parameters in 6 tensors, gradients present; one thread.</summary>
internal sealed class AdamStep : IBenchmark
{
    public string Name => "adam";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        Yardstick.SetThreads(1);
        using var outer = NewDisposeScope();
        (long, long)[] shapes = [(256, 17), (1, 256), (256, 256), (1, 256), (6, 256), (1, 6)];
        Parameter[] parameters = [.. shapes.Select(s => new Parameter(randn(s.Item1, s.Item2)))];
        foreach (Parameter p in parameters)
        {
            p.grad = randn(p.shape);
        }

        using var adam = optim.Adam(parameters, 1e-3);
        (double ours, double reference, double ratio) = Turns.Compare(() => adam.step(), Yardstick.Job("rb_adam_step_us"), settings);
        yield return new("adam/72k parameters in 6 tensors/against libtorch", ours, "us", reference, ratio, double.NaN, false);
        yield return new("adam/72k parameters in 6 tensors/time", ours, "us", reference, ours, 30, false);
    }
}
