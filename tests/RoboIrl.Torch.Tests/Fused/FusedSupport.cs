using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

internal static class FusedSupport
{
    /// <summary>Runs <paramref name="body"/> with the kernels switched off.</summary>
    internal static T Plain<T>(Func<T> body)
    {
        FusedOptions.Enabled = false;
        try
        {
            return body();
        }
        finally
        {
            FusedOptions.Enabled = true;
        }
    }

    /// <summary>Runs <paramref name="body"/> with a team of that size.</summary>
    internal static T WithThreads<T>(int threads, Func<T> body)
    {
        FusedOptions.Threads = threads;
        try
        {
            return body();
        }
        finally
        {
            FusedOptions.Threads = 1;
        }
    }

    internal static float[] Floats(Tensor t) => t.detach().to(ScalarType.Float32).contiguous().data<float>().ToArray();

    internal static double[] Doubles(Tensor t) => t.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    /// <summary>The largest difference, relative to the largest expected magnitude.</summary>
    internal static double Difference(float[] actual, float[] expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 1e-12;
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.False(float.IsNaN(actual[i]), $"element {i} is NaN");
            largest = Math.Max(largest, Math.Abs(expected[i]));
            worst = Math.Max(worst, Math.Abs(actual[i] - expected[i]));
        }

        return worst / largest;
    }

    internal static void Near(float[] actual, float[] expected, double tolerance, string what)
    {
        double difference = Difference(actual, expected);
        Assert.True(difference <= tolerance, $"{what}: relative difference {difference}, allowed {tolerance}");
    }

    /// <summary>Checks the gradients of <paramref name="loss"/> (in double) against central differences.</summary>
    internal static void CheckGradients(Func<Tensor[], Tensor> loss, params Tensor[] inputs)
    {
        foreach (Tensor input in inputs)
        {
            Assert.Equal(ScalarType.Float64, input.dtype);
            input.requires_grad_();
        }

        loss(inputs).backward();
        foreach (Tensor input in inputs)
        {
            double[] gradient = Doubles(input.grad!);
            using IDisposable guard = no_grad();
            Tensor flat = input.view(-1);
            for (long i = 0; i < flat.numel(); i++)
            {
                double original = flat[i].ToDouble();
                const double Step = 1e-6;
                flat[i] = tensor(original + Step);
                double up = loss(inputs).ToDouble();
                flat[i] = tensor(original - Step);
                double down = loss(inputs).ToDouble();
                flat[i] = tensor(original);
                double expected = (up - down) / (2 * Step);
                Assert.True(Math.Abs(expected - gradient[i]) <= 1e-6 + 1e-5 * Math.Abs(expected), $"element {i}: difference quotient {expected}, gradient {gradient[i]}");
            }
        }
    }
}
