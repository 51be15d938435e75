using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests.Tensors;

public sealed class GradientTests
{
    private static readonly double[] Point = [0.3, -0.7, 1.1, 0.45, -0.2, 0.8];
    private static readonly long[] Shape = [2, 3];

    public static TheoryData<string> Names => [.. Functions.Keys];

    private static Dictionary<string, Func<Tensor, Tensor>> Functions { get; } = new()
    {
        ["arithmetic"] = x => (2 - x) * x / (3.0 + x * x) + 1,
        ["remainder and power"] = x => (x % 0.9).pow(2),
        ["exp tanh sigmoid"] = x => x.exp() + x.tanh() * x.sigmoid(),
        ["softmax"] = x => x.softmax(-1).log() + x.log_softmax(0),
        ["logsumexp"] = x => x.logsumexp(-1),
        ["mean std var"] = x => torch.cat(new[] { x.mean(new long[] { 0 }), x.std(0), x.var(0, unbiased: false) }),
        ["indexing"] = x => torch.cat(new[] { x[0], x[.., 1], x[TensorIndex.Slice(0, 2), TensorIndex.Single(-1)] }),
        ["gather"] = x => x.gather(1, torch.tensor(new long[,] { { 2, 0 }, { 1, 1 } })),
        ["shape"] = x => x.t().reshape(2, 3).unsqueeze(0).expand(2, 2, 3).flatten(),
        ["linear"] = x => F.linear(x, torch.arange(1.0, 13.0, 1.0, dtype: float64).view(4, 3) / 7, torch.ones(4, dtype: float64)),
        ["linear of one row"] = x => F.linear(x[0].unsqueeze(0), torch.arange(1.0, 13.0, 1.0, dtype: float64).view(4, 3) / 7, torch.ones(4, dtype: float64)),
        ["matmul"] = x => x.matmul(x.t()),
        ["where clamp"] = x => torch.where(x > 0, x * 3, x.clamp(-0.5, 0.5)),
        ["layer_norm"] = x => F.layer_norm(x, new long[] { 3 }),
        ["attention"] = x => F.scaled_dot_product_attention(x.unsqueeze(0), x.unsqueeze(0) * 2, x.unsqueeze(0), is_casual: true),
        ["gelu silu elu"] = x => F.gelu(x) + F.silu(x) + F.elu(x, 1.3) + F.softplus(x, 2, 20) + F.leaky_relu(x, 0.1),
        ["huber"] = x => F.huber_loss(x, torch.zeros(2, 3, dtype: float64), 0.5, nn.Reduction.None),
        ["cross_entropy"] = x => F.cross_entropy(x, torch.tensor(new long[] { 2, 0 }), label_smoothing: 0.1),
        ["bce with logits"] = x => F.binary_cross_entropy_with_logits(x, torch.ones(2, 3, dtype: float64) * 0.3, reduction: nn.Reduction.Sum),
        ["gaussian nll"] = x => F.gaussian_nll_loss(x, torch.zeros(2, 3, dtype: float64), torch.full(new long[] { 2, 3 }, 0.4, dtype: float64), reduction: nn.Reduction.Sum),
        ["einsum"] = x => torch.einsum("ij,kj->ik", x, x),
        ["lerp minimum"] = x => x.lerp(x * x, torch.tensor(0.3)).minimum(x.neg()),
        ["cumsum norm"] = x => x.cumsum(1) * x.norm(1, keepdim: true),
        ["conv2d"] = x => F.conv2d(x.view(1, 1, 2, 3), torch.arange(1.0, 5.0, 1.0, dtype: float64).view(1, 1, 2, 2), padding: new long[] { 1, 1 }),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_OfEachFunction_MatchesCentralDifferences(string name) => Gradients.Check(Functions[name], Point, Shape);

    [Fact]
    public void Backward_TwiceWithoutClearing_AddsTheGradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.tensor(2f, requires_grad: true);
        (x * x).backward();
        (x * x).backward();
        Assert.Equal(8f, x.grad!.item<float>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Backward_WithGradientAndInputs_ReachesOnlyThose()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.ones(2, requires_grad: true);
        Tensor y = torch.ones(2, requires_grad: true);
        (x * y * 3).backward([torch.tensor(new float[] { 1, 2 })], inputs: [x]);
        Assert.Equal(new float[] { 3, 6 }, x.grad!.data<float>().ToArray());
        Assert.Null(y.grad);
    }

    [Fact]
    public void Grad_SecondOrder_IsTheSecondDerivative()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.tensor(3.0, requires_grad: true);
        Tensor first = torch.autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Tensor second = torch.autograd.grad([first], [x])[0];
        Assert.Equal(27.0, first.item<double>(), 12);
        Assert.Equal(18.0, second.item<double>(), 12);
    }

    [Fact]
    public void Grad_OfAnUnusedInput_IsAnErrorUnlessAllowed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.ones(2, requires_grad: true);
        Tensor unused = torch.ones(3, requires_grad: true);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => torch.autograd.grad([x.sum()], [unused]));
        Assert.Equal(new float[3], torch.autograd.grad([x.sum()], [unused], allow_unused: true)[0].data<float>().ToArray());
    }

    [Fact]
    public void Detach_StopsTheGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.tensor(2f, requires_grad: true);
        (x * x.detach()).backward();
        Assert.Equal(2f, x.grad!.item<float>());
        Assert.False(x.detach().requires_grad);
        Assert.True(x.is_leaf);
        Assert.False((x * 2).is_leaf);
    }
}
