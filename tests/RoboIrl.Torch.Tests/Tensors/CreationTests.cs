using System.Runtime.InteropServices;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Tensors;

public sealed class CreationTests
{
    [Fact]
    public void Zeros_EachOverload_HasTheShape()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([2L], torch.zeros(2).shape);
        Assert.Equal([2L], torch.zeros(2L).shape);
        Assert.Equal([2L, 3], torch.zeros(2, 3).shape);
        Assert.Equal([2L, 3], torch.zeros((2, 3)).shape);
        Assert.Equal([2L, 3, 4], torch.zeros(2, 3, 4).shape);
        Assert.Equal([2L, 3, 4, 5], torch.zeros(2L, 3L, 4L, 5L).shape);
        Assert.Equal([2L, 0], torch.zeros(new long[] { 2, 0 }).shape);
        Assert.Equal([5L, 1], torch.zeros([5, 1]).shape);
        Assert.Equal([3L], torch.zeros(stackalloc long[] { 3 }).shape);
    }

    [Fact]
    public void Creation_TypesAndFlags_AreTaken()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, torch.rand(3).dtype);
        Assert.Equal(ScalarType.Float64, torch.ones(3, dtype: float64).dtype);
        Assert.True(torch.ones(3, requires_grad: true).requires_grad);
        Assert.Equal(ScalarType.Int64, torch.arange(3).dtype);
        Assert.Equal(ScalarType.Float32, torch.arange(0.0, 1.0, 0.5).dtype);
        Assert.Equal(ScalarType.Int32, torch.tensor(3).dtype);
        Assert.Equal(ScalarType.Float64, torch.tensor(3.0).dtype);
        Assert.Equal(ScalarType.Bool, torch.tensor(true).dtype);
        Assert.Equal(ScalarType.Int64, torch.randint(5, new long[] { 2 }).dtype);
        Assert.Equal(0, torch.tensor(3f).ndim);
    }

    [Fact]
    public void Arange_WithStep_StopsBeforeTheEnd()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0L, 2, 4, 6, 8], torch.arange(0, 10, 2).data<long>().ToArray());
        Assert.Equal([0f, 0.25f, 0.5f, 0.75f, 1f], torch.linspace(0, 1, 5).data<float>().ToArray());
        Assert.Equal([1f, 0, 0, 1, 0, 0], torch.eye(3, 2).data<float>().ToArray());
    }

    [Fact]
    public void Tensor_OfArrays_CopiesRowByRow()
    {
        using DisposeScope scope = NewDisposeScope();
        float[] source = [1, 2, 3, 4];
        Tensor t = torch.tensor(source, [2, 2]);
        source[0] = 9;
        Assert.Equal([1f, 2, 3, 4], t.data<float>().ToArray());
        Assert.Equal([2L, 1, 2], torch.tensor(new double[,,] { { { 1, 2 } }, { { 3, 4 } } }).shape);
        Assert.Equal([1.5, 2.5], torch.tensor(new List<double> { 1.5, 2.5 }).data<double>().ToArray());
        Assert.Equal([2L, 2], torch.tensor(new int[] { 1, 2, 3, 4 }.AsMemory(), [2, 2]).shape);
        Assert.Equal(ScalarType.Float32, torch.tensor(new double[] { 1 }, dtype: float32).dtype);
        Assert.Equal((Half)1.5, torch.tensor(new Half[] { (Half)1.5 }).item<Half>());
    }

    [Fact]
    public void Tensor_WithTheWrongNumberOfElements_ThrowsArgumentException()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => torch.tensor(new float[3], new long[] { 2, 2 }));
        Assert.Contains("[2, 2] need 4 elements, 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromArray_WritesOnEitherSide_AreSharedUntilDisposed()
    {
        float[,] array = { { 1, 2 }, { 3, 4 } };
        using Tensor t = torch.from_array(array);
        array[1, 1] = 8;
        Assert.Equal(8f, t[1, 1].item<float>());
        t[0, 0] = 7f;
        Assert.Equal(7f, array[0, 0]);
    }

    [Fact]
    public void FromArray_AfterTheArrayIsForgotten_KeepsTheMemory()
    {
        Tensor view = Make();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        byte[][] pressure = [.. Enumerable.Range(0, 64).Select(_ => new byte[4096])];
        Assert.Equal(64, pressure.Length);
        Assert.Equal([2f, 3], view.data<float>().ToArray());
        view.Dispose();

        static Tensor Make()
        {
            using Tensor whole = torch.from_array(new float[] { 1, 2, 3 });
            return whole[1..];
        }
    }

    [Fact]
    public void FromBuffer_OffsetsAndCounts_AreChecked()
    {
        byte[] buffer = new byte[12];
        BitConverter.TryWriteBytes(buffer.AsSpan(4), 2.5f);
        using Tensor t = torch.frombuffer(buffer, float32, 1, 4);
        Assert.Equal(2.5f, t.item<float>());
        Assert.Throws<ArgumentOutOfRangeException>(() => torch.frombuffer(buffer, float32, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => torch.frombuffer(buffer, float32, 1, 3));
    }

    [Fact]
    public void Like_TakesTypeAndDeviceOfTheModel()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor model = torch.ones(2, 3, dtype: float64);
        Assert.Equal(ScalarType.Float64, torch.zeros_like(model).dtype);
        Assert.Equal(ScalarType.Int32, torch.full_like(model, 3, dtype: int32).dtype);
        Assert.Equal([2L, 3], torch.randn_like(model).shape);
    }

    [Fact]
    public void Creation_OfAnImpossibleSize_ThrowsTheNativeText()
    {
        ExternalException e = Assert.Throws<ExternalException>(() => torch.zeros(-1));
        Assert.Contains("negative dimension -1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CatStackWhere_JoinAsTold()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = torch.tensor(new float[] { 1, 2 });
        Tensor b = torch.tensor(new float[] { 3, 4 });
        Assert.Equal([1f, 2, 3, 4], torch.cat(new[] { a, b }).data<float>().ToArray());
        Assert.Equal([1f, 3, 2, 4], torch.stack([a, b], 1).data<float>().ToArray());
        Assert.Equal([1f, 0], torch.where(a < 2, a, 0f).data<float>().ToArray());
        Assert.Equal([1L], torch.where(a > 1)[0].data<long>().ToArray());
        Assert.Throws<ExternalException>(() => torch.cat(new[] { a, torch.ones(2, 2) }));
    }
}
