using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Tensors;

/// <summary>Compares gradients with central differences in double precision.</summary>
internal static class Gradients
{
    public static void Check(Func<Tensor, Tensor> function, double[] at, long[] shape, double tolerance = 1e-6)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.tensor(at, shape, requires_grad: true);
        Tensor weights = torch.arange(1.0, 1.0 + function(x).numel(), 1.0, dtype: float64);
        double Value(double[] point) => (function(torch.tensor(point, shape)).reshape(-1) * weights).sum().item<double>();
        (function(x).reshape(-1) * weights).sum().backward();
        double[] actual = x.grad!.data<double>().ToArray();
        for (int i = 0; i < at.Length; i++)
        {
            const double step = 1e-6;
            double[] up = (double[])at.Clone();
            double[] down = (double[])at.Clone();
            up[i] += step;
            down[i] -= step;
            double expected = (Value(up) - Value(down)) / (2 * step);
            Assert.True(Math.Abs(expected - actual[i]) <= tolerance * (1 + Math.Abs(expected)), $"element {i}: differences give {expected}, the gradient is {actual[i]}");
        }
    }
}
