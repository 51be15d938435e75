using System.Reflection;
using System.Runtime.InteropServices;
using RoboIrl.Native;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests;

public sealed class NativeSurfaceTests
{
    [Fact]
    public void NativeMethods_EveryDeclaredExport_ExistsInTheLibrary()
    {
        nint library = NativeLibraries.Load("roboirl_torch");
        string[] missing = [.. typeof(torch).Assembly.GetType("TorchSharp.NativeMethods", throwOnError: true)!
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Select(m => m.Name)
            .Where(n => n.StartsWith("rt_", StringComparison.Ordinal))
            .Where(n => !NativeLibrary.TryGetExport(library, n, out _))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Tensor_Smoke()
    {
        using var scope = NewDisposeScope();
        var x = torch.tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        var y = ((x * 2f + 1) / 2).pow(2).sum();
        y.backward();
        Assert.Equal(new float[] { 3, 5, 7 }, x.grad!.data<float>().ToArray());
        Assert.Equal(1, torch.randn(2, 3)[.., 1].ndim);
        Assert.Throws<ExternalException>(() => F.linear(torch.randn(4, 3), torch.randn(2, 2)));
        Assert.Equal("[[1, 2]]", torch.tensor(new float[,] { { 1, 2 } }).ToString(TorchSharp.TensorStringStyle.Numpy).Replace(" ", ", ", StringComparison.Ordinal));
    }
}
