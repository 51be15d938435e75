using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Utils;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Tensors;

public sealed class ValueTests
{
    [Fact]
    public void Operators_OnHandComputedNumbers_Agree()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = torch.tensor(new double[] { 7, -7 });
        Tensor b = torch.tensor(new double[] { 2, 4 });
        Assert.Equal([9.0, -3], Values(a + b));
        Assert.Equal([5.0, -11], Values(a - b));
        Assert.Equal([14.0, -28], Values(a * b));
        Assert.Equal([3.5, -1.75], Values(a / b));
        Assert.Equal([1.0, 1], Values(a % b));
        Assert.Equal([1.0, 2], Values(a % 3));
        Assert.Equal([-7.0, 7], Values(-a));
        Assert.Equal([3.0, 17], Values(10 - a));
        Assert.Equal([2.0, -2], Values(14.0 / a));
        Assert.Equal([8.0, -6], Values(1f + a));
        Assert.Equal([21.0, -21], Values(3L * a));
        Assert.Equal([3.0, -4], Values(10 % a));
        Assert.Equal([3.0, -2], Values(a.div(2, RoundingMode.floor) + torch.tensor(new double[] { 0, 2 })));
    }

    [Fact]
    public void Comparisons_GiveTensorsOfTruthValues()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = torch.tensor(new float[] { 1, 2, 3 });
        Assert.Equal([false, true, false], (a == 2).data<bool>().ToArray());
        Assert.Equal([true, false, true], (a != 2).data<bool>().ToArray());
        Assert.Equal([true, false, false], (2 > a).data<bool>().ToArray());
        Assert.Equal([true, true, false], (a <= 2).data<bool>().ToArray());
        Assert.Equal([false, true, false], ((a > 1) & (a < 3)).data<bool>().ToArray());
        Assert.Equal([true, false, true], (~(a == 2)).data<bool>().ToArray());
        Assert.Equal([5, 1], (torch.tensor(new int[] { 7, 3 }) & 5).data<int>().ToArray());
    }

    [Fact]
    public void Reductions_OnHandComputedNumbers_Agree()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.tensor(new double[,] { { 1, 2, 3 }, { 4, 5, 9 } });
        Assert.Equal(24.0, x.sum().item<double>());
        Assert.Equal([5.0, 7, 12], Values(x.sum(0)));
        Assert.Equal([3L], x.prod(0).shape);
        Assert.Equal([2L, 1], x.sum(1, keepdim: true).shape);
        Assert.Equal([2.0, 6], Values(x.mean([1])));
        Assert.Equal(8.0, x.var().item<double>(), 12);
        Assert.Equal([1.0, Math.Sqrt(7)], Values(x.std(1)));
        Assert.Equal(7.0 - 7.0 / 3, x[1].var(unbiased: false).item<double>(), 12);
        (Tensor values, Tensor indexes) = x.max(1);
        Assert.Equal([3.0, 9], Values(values));
        Assert.Equal([2L, 2], indexes.data<long>().ToArray());
        Assert.Equal(5L, x.argmax().item<long>());
        Assert.Equal([4.0, 5, 9], Values(x.amax([0])));
        Assert.Equal([6.0, 180], Values(x.prod(1)));
        Assert.Equal([1.0, 3, 6, 4, 9, 18], Values(x.cumsum(1)));
        Assert.Equal(Math.Sqrt(136), x.norm().item<double>(), 12);
        Assert.Equal([9.0, 5], Values(x.topk(2).values[1]));
        Assert.Equal([3.0, 2, 1], Values(x.sort(-1, descending: true).Values[0]));
        Assert.True((x > 0).all().item<bool>());
        Assert.Equal(ScalarType.Float32, x.sum(1, type: float32).dtype);
    }

    [Fact]
    public void Indexing_EveryKind_PicksTheElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.arange(12).view(3, 4);
        Assert.Equal([4L, 5, 6, 7], x[1].data<long>().ToArray());
        Assert.Equal([8L, 9, 10, 11], x[^1].data<long>().ToArray());
        Assert.Equal([1L, 5, 9], x[.., 1].data<long>().ToArray());
        Assert.Equal([4L, 8], x[1..3, 0].data<long>().ToArray());
        Assert.Equal([10L, 11], x[^1, ^2..].data<long>().ToArray());
        Assert.Equal([0L, 2], x[0, TensorIndex.Slice(null, null, 2)].data<long>().ToArray());
        Assert.Equal([1L, 3, 4], x[TensorIndex.None, .., ..].shape);
        Assert.Equal([3L, 7, 11], x[TensorIndex.Ellipsis, TensorIndex.Single(-1)].data<long>().ToArray());
        Assert.Equal([0L, 9], x[torch.tensor(new long[] { 0, 2 }), torch.tensor(new long[] { 0, 1 })].data<long>().ToArray());
        Assert.Equal([10L, 11], x[x > 9].data<long>().ToArray());
        Assert.Equal(6, x[1, 2].ToInt32());
    }

    [Fact]
    public void IndexAssignment_EveryKind_WritesThrough()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.zeros(3, 4);
        x[0] = torch.ones(4);
        x[1, 2] = 5f;
        x[.., 3] = 7f;
        x[TensorIndex.Tensor(x == 5)] = torch.tensor(6f);
        x[2..3, 0..2] = torch.tensor(new float[] { 2, 3 });
        Assert.Equal([1f, 1, 1, 7, 0, 0, 6, 7, 2, 3, 0, 7], x.data<float>().ToArray());
    }

    [Fact]
    public void InPlace_ReturnsTheSameObject()
    {
        using Tensor x = torch.ones(2);
        Assert.Same(x, x.add_(1).mul_(torch.tensor(3f).DetachFromDisposeScope()).clamp_(0, 5).sqrt_());
        Assert.Equal(Math.Sqrt(5), x[0].ToDouble(), 6);
    }

    [Fact]
    public void Shape_AfterInPlaceChanges_IsCurrent()
    {
        using Tensor x = torch.ones(1, 2);
        Assert.Equal([1L, 2], x.shape);
        x.squeeze_(0);
        Assert.Equal([2L], x.shape);
        x.unsqueeze_(1);
        Assert.Equal([2L, 1], x.shape);
        x.resize_(3, 3);
        Assert.Equal([3L, 3], x.shape);
        x.shape[0] = 99;
        Assert.Equal(3, x.size(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.size(2));
    }

    [Fact]
    public void Accessor_OfATransposedTensor_FollowsTheStrides()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.arange(6).view(2, 3).t();
        TensorAccessor<long> data = x.data<long>();
        Assert.Equal([0L, 3, 1, 4, 2, 5], data.ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], data.ToList());
        Assert.Equal(4, data[1, 1]);
        data[2, 0] = 42;
        Assert.Equal(42, x[2, 0].item<long>());
        data.CopyFrom([9, 8], tensorIndex: 1);
        Assert.Equal([0L, 9, 8, 4, 42, 5], data.ToArray());
        Assert.Throws<InvalidOperationException>(() => x.bytes.Length);
    }

    [Fact]
    public void Accessor_Misuse_ThrowsArgumentException()
    {
        using Tensor x = torch.ones(2, 3);
        Assert.Throws<ArgumentException>(() => x.data<double>());
        Assert.Throws<ArgumentException>(() => x.item<float>());
        Assert.Throws<ArgumentException>(() => x.data<float>()[2, 0]);
        Assert.Throws<ArgumentException>(() => x.data<float>()[0, 0, 0]);
        Assert.Throws<ArgumentException>(() => x.data<float>().CopyTo(new float[5]));
        Assert.Throws<ArgumentException>(() => x.data<float>().CopyFrom(new float[7]));
    }

    [Fact]
    public void Bytes_ReadAndWrite_AreTheElements()
    {
        using Tensor x = torch.zeros(3);
        MemoryMarshal.Cast<byte, float>(x.bytes)[1] = 2f;
        Assert.Equal([0f, 2, 0], x.data<float>().ToArray());
        x.bytes = MemoryMarshal.AsBytes(new float[] { 4, 5, 6 }.AsSpan());
        Assert.Equal([4f, 5, 6], x.data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[4]);
    }

    [Fact]
    public void Conversions_BetweenTypes_KeepTheValue()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = 3;
        Assert.Equal(ScalarType.Int32, x.dtype);
        Assert.Equal(3.0, (double)x);
        Assert.Equal(3L, x.to(int64).item<long>());
        Assert.True((bool)x);
        Tensor y = new float[] { 1, 2 };
        Assert.Equal([2L], y.shape);
        Assert.Equal(2.5f, torch.tensor(2.5f).to(bfloat16).ToSingle());
        Tensor same = y.to(float32);
        Assert.NotSame(y, same);
        same[0] = 9f;
        Assert.Equal(9f, y[0].item<float>());
        Assert.NotEqual(9f, y.clone().zero_()[0].item<float>());
    }

    [Fact]
    public void Text_EachStyle_ShowsTheElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.tensor(new float[,] { { 1, 2.5f }, { -3, 4 } });
        Assert.Equal("[2x2], type = Float32, device = cpu", x.ToString());
        Assert.Equal("[[1 2.5]\n [-3 4]]", x.ToString(TorchSharp.TensorStringStyle.Numpy));
        Assert.Contains("Float32", x.str(), StringComparison.Ordinal);
        Assert.Equal("[0 1 2 ... 97 98 99]", torch.arange(100).ToString(TorchSharp.TensorStringStyle.Numpy));
        Assert.Equal("{True, False}", torch.tensor(new[] { true, false }).ToString(TorchSharp.TensorStringStyle.CSharp));
    }

    private static double[] Values(Tensor t) => t.data<double>().ToArray();
}
