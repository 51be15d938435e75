using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

/// <summary>Products between hidden layers in bfloat16: rounded operands, float32 sums, and nothing else changed.</summary>
[Collection(FusedCollection.Name)]
public sealed class PrecisionTests
{
    // Only the order of sums differs between the kernel and the tensor calls; where that moves a value over a rounding
    // boundary, one operand differs by 2^-8 of itself.
    private const double Tolerance = 2e-3;

    [Theory]
    [InlineData(1, 1, 3, 40, 56, 2, MlpActivation.Tanh)]
    [InlineData(1, 64, 17, 64, 64, 6, MlpActivation.Tanh)]
    [InlineData(2, 256, 23, 256, 256, 1, MlpActivation.ReLU)]
    [InlineData(2, 131, 5, 65, 47, 33, MlpActivation.ReLU)]
    [InlineData(3, 15, 40, 33, 129, 13, MlpActivation.Tanh)]
    public void ForwardAndBackward_BFloat16_AreThoseOfRoundedOperands(int members, int rows, int inputs, int first, int second, int outputs, MlpActivation activation)
    {
        if (!Supported())
        {
            return;
        }

        using var scope = NewDisposeScope();
        manual_seed(members * 1000 + rows);
        using var net = new Mlp("net", inputs, [first, second], outputs, activation, members);
        Tensor x = randn(rows, inputs);
        Tensor gradient = randn(members, rows, outputs);
        (float[] y, float[] dx, float[] dp) = InBFloat16(() =>
        {
            Tensor input = x.clone().requires_grad_();
            Tensor result = net.forward(input);
            result.backward([gradient.view(result.shape)]);
            return (FusedSupport.Floats(result), FusedSupport.Floats(input.grad!), FusedSupport.Floats(net.Packed.grad!));
        });

        using IDisposable guard = no_grad();
        var expectedY = new List<float>();
        var expectedDp = new List<float>();
        Tensor expectedDx = zeros(rows, inputs);
        for (int member = 0; member < members; member++)
        {
            (Tensor value, Tensor input, Tensor[] parameters) = ByHand(net, member, x, gradient[member]);
            expectedY.AddRange(FusedSupport.Floats(value));
            expectedDx.add_(input);
            foreach (Tensor parameter in parameters)
            {
                expectedDp.AddRange(FusedSupport.Floats(parameter));
            }
        }

        FusedSupport.Near(y, [.. expectedY], Tolerance, "values");
        FusedSupport.Near(dx, FusedSupport.Floats(expectedDx), Tolerance, "gradient of x");
        FusedSupport.Near(dp, [.. expectedDp], Tolerance, "gradient of the parameter");
    }

    [Fact]
    public void ForwardMin_BFloat16_IsTheMinimumOfTheSameValues()
    {
        if (!Supported())
        {
            return;
        }

        using var scope = NewDisposeScope();
        manual_seed(5);
        using var net = new Mlp("net", 23, [128, 128], 1, MlpActivation.ReLU, members: 2);
        Tensor x = randn(100, 23);
        InBFloat16(() =>
        {
            Tensor input = x.clone().requires_grad_(), same = x.clone().requires_grad_();
            Tensor least = net.ForwardMin(input);
            least.sum().backward();
            Tensor both = net.ForwardFrozen(same).squeeze(-1); // [2, B]
            minimum(both[0], both[1]).sum().backward();
            Assert.Equal(FusedSupport.Floats(minimum(both[0], both[1])), FusedSupport.Floats(least));
            FusedSupport.Near(FusedSupport.Floats(input.grad!), FusedSupport.Floats(same.grad!), 1e-5, "gradient of x");
            return 0;
        });
    }

    [Fact]
    public void Forward_BFloat16_DiffersFromFloat32AndLeavesItAlone()
    {
        if (!Supported())
        {
            return;
        }

        using var scope = NewDisposeScope();
        manual_seed(6);
        using var net = new Mlp("net", 8, [64, 64], 3, MlpActivation.ReLU);
        using var oneLayer = new Mlp("one", 8, [64], 3, MlpActivation.ReLU);
        Tensor x = randn(50, 8);
        float[] before = FusedSupport.Floats(net.forward(x)), shallow = FusedSupport.Floats(oneLayer.forward(x));
        (float[] narrow, float[] narrowShallow) = InBFloat16(() => (FusedSupport.Floats(net.forward(x)), FusedSupport.Floats(oneLayer.forward(x))));
        Assert.InRange(FusedSupport.Difference(narrow, before), 1e-5, 2e-2);
        Assert.Equal(shallow, narrowShallow); // first and last layer alone: nothing to round
        Assert.Equal(before, FusedSupport.Floats(net.forward(x)));
    }

    [Fact]
    public void Backward_BFloat16AcrossThreads_SameBits()
    {
        if (!Supported())
        {
            return;
        }

        float[] Gradient()
        {
            using var scope = NewDisposeScope();
            manual_seed(7);
            using var net = new Mlp("net", 23, [256, 256], 1, MlpActivation.ReLU, members: 2);
            Tensor x = randn(256, 23).requires_grad_();
            net.forward(x).square().sum().backward();
            return [.. FusedSupport.Floats(net.Packed.grad!), .. FusedSupport.Floats(x.grad!)];
        }

        float[] one = InBFloat16(Gradient);
        Assert.Equal(one, FusedSupport.WithThreads(2, () => InBFloat16(Gradient)));
        Assert.Equal(one, FusedSupport.WithThreads(4, () => InBFloat16(Gradient)));
    }

    // Where the processor has no such products, that they are refused is all there is to test.
    private static bool Supported()
    {
        try
        {
            return InBFloat16(() => FusedOptions.Precision == FusedPrecision.BFloat16);
        }
        catch (PlatformNotSupportedException e)
        {
            Assert.Contains("AVX512_BF16", e.Message, StringComparison.Ordinal);
            Assert.Equal(FusedPrecision.Float32, FusedOptions.Precision);
            return false;
        }
    }

    private static T InBFloat16<T>(Func<T> body)
    {
        FusedOptions.Precision = FusedPrecision.BFloat16;
        try
        {
            return body();
        }
        finally
        {
            FusedOptions.Precision = FusedPrecision.Float32;
        }
    }

    private static Tensor Rounded(Tensor t) => t.to(ScalarType.BFloat16).to(ScalarType.Float32);

    // The chain rule of two hidden layers, written out: y, dx, and (dW, db) layer by layer.
    private static (Tensor Y, Tensor Dx, Tensor[] Parameters) ByHand(Mlp net, int member, Tensor x, Tensor dy)
    {
        Tensor Active(Tensor z) => net.Activation == MlpActivation.ReLU ? z.clamp_min(0) : z.tanh();
        Tensor Slope(Tensor h) => net.Activation == MlpActivation.ReLU ? h.gt(0).to(ScalarType.Float32) : 1 - h * h;
        Tensor w1 = net.Weight(member, 0), w2 = net.Weight(member, 1), w3 = net.Weight(member, 2);
        Tensor h1 = Active(x.matmul(w1.t()) + net.Bias(member, 0));                     // [B, first]
        Tensor h2 = Active(Rounded(h1).matmul(Rounded(w2).t()) + net.Bias(member, 1));  // [B, second]
        Tensor y = h2.matmul(w3.t()) + net.Bias(member, 2);                             // [B, outputs]
        Tensor dz2 = dy.matmul(w3) * Slope(h2);
        Tensor dz1 = Rounded(dz2).matmul(Rounded(w2)) * Slope(h1);
        return (y, dz1.matmul(w1),
        [
            dz1.t().matmul(x), dz1.sum(0), Rounded(dz2).t().matmul(Rounded(h1)), dz2.sum(0), dy.t().matmul(h2), dy.sum(0),
        ]);
    }
}
