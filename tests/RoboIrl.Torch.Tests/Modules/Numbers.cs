using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Modules;

/// <summary>Comparisons of tensors with numbers, and gradients by central differences.</summary>
internal static class Numbers
{
    internal static double[] Of(Tensor t)
    {
        using DisposeScope scope = NewDisposeScope();
        return t.detach().to(float64).contiguous().view(-1).data<double>().ToArray();
    }

    internal static void Close(double[] expected, Tensor actual, double tolerance = 1e-6)
    {
        double[] values = Of(actual);
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"element {i}: expected {expected[i]}, got {values[i]}");
        }
    }

    internal static void Close(Tensor expected, Tensor actual, double tolerance = 1e-6)
    {
        Assert.Equal(expected.shape, actual.shape);
        Close(Of(expected), actual, tolerance);
    }

    /// <summary>Compares the gradient of a double-precision leaf with central differences.</summary>
    internal static void GradientMatches(Func<Tensor> loss, Tensor leaf, double step = 1e-6, double tolerance = 1e-6)
    {
        leaf.grad = null;
        using (NewDisposeScope())
        {
            loss().backward();
        }

        double[] analytic = Of(leaf.grad!);
        for (int i = 0; i < analytic.Length; i++)
        {
            double numeric = (Shifted(loss, leaf, i, step) - Shifted(loss, leaf, i, -step)) / (2 * step);
            Assert.True(Math.Abs(numeric - analytic[i]) <= tolerance * (1 + Math.Abs(numeric)), $"element {i}: differences give {numeric}, the gradient is {analytic[i]}");
        }
    }

    private static double Shifted(Func<Tensor> loss, Tensor leaf, int index, double by)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable mode = no_grad();
        Tensor element = leaf.view(-1)[index];
        element.add_(by);
        double value = loss().ToDouble();
        element.sub_(by);
        return value;
    }
}
