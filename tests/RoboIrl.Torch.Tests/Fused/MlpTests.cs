using System.Runtime.InteropServices;
using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

[Collection(FusedCollection.Name)]
public sealed class MlpTests
{
    [Fact]
    public void Layout_TwoMembers_WeightsThenBiasesLayerByLayer()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [4], 2, MlpActivation.Tanh, members: 2);
        Assert.Equal(2 * (3 * 4 + 4 + 4 * 2 + 2), net.Packed.numel());
        using (no_grad())
        {
            net.Packed.copy_(arange(52, dtype: ScalarType.Float32));
        }

        Assert.Equal([4L, 3L], net.Weight(0, 0).shape);
        Assert.Equal(0f, net.Weight(0, 0)[0, 0].item<float>());
        Assert.Equal(5f, net.Weight(0, 0)[1, 2].item<float>());
        Assert.Equal(12f, net.Bias(0, 0)[0].item<float>());
        Assert.Equal(16f, net.Weight(0, 1)[0, 0].item<float>());
        Assert.Equal(25f, net.Bias(0, 1)[1].item<float>());
        Assert.Equal(26f, net.Weight(1, 0)[0, 0].item<float>());
        Assert.Equal(51f, net.Bias(1, 1)[1].item<float>());
        Assert.Equal(["members.0.layers.0.weight", "members.0.layers.0.bias"], net.NamedViews().Take(2).Select(v => v.Name));
    }

    [Fact]
    public void Parameters_OneNetwork_OneFlatParameterThatOutlivesItsScope()
    {
        Mlp net;
        using (NewDisposeScope())
        {
            net = new Mlp("net", 4, [8, 8], 2, MlpActivation.ReLU);
        }

        using (net)
        using (NewDisposeScope())
        {
            Assert.Equal(["packed"], net.named_parameters().Select(p => p.name));
            Assert.True(net.Packed.requires_grad);
            Assert.True(net.Packed.abs().max().ToDouble() <= 0.5);
            Assert.True(net.Weight(0, 1).abs().max().ToDouble() <= 1 / Math.Sqrt(8));
            Assert.True(net.Packed.abs().max().ToDouble() > 0.1);
        }
    }

    [Fact]
    public void Forward_HandComputed_TanhOfAffine()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 2, [1], 1, MlpActivation.Tanh);
        using (no_grad())
        {
            net.Packed.copy_(tensor(new float[] { 0.5f, -0.25f, 0.1f, 2f, 0.3f }));
        }

        float y = net.forward(tensor(new float[] { 1f, 2f }).view(1, 2)).item<float>();
        Assert.Equal(2 * Math.Tanh(0.5 - 0.5 + 0.1) + 0.3, y, 6);
    }

    [Fact]
    public void ForwardFrozen_Backward_ReachesTheInputOnly()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [8], 1, MlpActivation.ReLU, members: 2);
        Tensor x = randn(5, 3).requires_grad_();
        net.ForwardFrozen(x).sum().backward();
        Assert.NotNull(x.grad);
        Assert.Null(net.Packed.grad);
        Assert.False(net.ForwardFrozen(x.detach()).requires_grad);
        using (no_grad())
        {
            Assert.False(net.forward(x).requires_grad);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ForwardFrozen_OfOneMember_IsThatMembersPartOfTheWhole(bool fused)
    {
        try
        {
            FusedOptions.Enabled = fused;
            using var scope = NewDisposeScope();
            using var net = new Mlp("net", 3, [8], 2, MlpActivation.ReLU, members: 3);
            Tensor x = randn(5, 3);
            for (int member = 0; member < 3; member++)
            {
                Tensor one = x.clone().requires_grad_(), all = x.clone().requires_grad_();
                Tensor y = net.ForwardFrozen(one, member), whole = net.ForwardFrozen(all).select(0, member);
                FusedSupport.Near(FusedSupport.Floats(y), FusedSupport.Floats(whole), 1e-6, "value");
                y.square().sum().backward();
                whole.square().sum().backward();
                FusedSupport.Near(FusedSupport.Floats(one.grad!), FusedSupport.Floats(all.grad!), 1e-5, "gradient");
                Assert.Null(net.Packed.grad);
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => net.ForwardFrozen(x, 3));
        }
        finally
        {
            FusedOptions.Enabled = true;
        }
    }

    [Fact]
    public void Backward_TwicePerForward_AccumulatesWithRetainAndRefusesWithout()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [8], 1, MlpActivation.Tanh);
        Tensor loss = net.forward(randn(5, 3)).sum();
        loss.backward(null, retain_graph: true);
        float[] once = FusedSupport.Floats(net.Packed.grad!);
        loss.backward();
        float[] twice = FusedSupport.Floats(net.Packed.grad!);
        FusedSupport.Near(twice, once.Select(g => 2 * g).ToArray(), 1e-6, "accumulated gradient");
        Assert.Throws<ExternalException>(() => loss.backward());
    }

    [Fact]
    public void Backward_ParameterWrittenInBetween_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [8], 1, MlpActivation.Tanh);
        Tensor loss = net.forward(randn(5, 3)).sum();
        using (no_grad())
        {
            net.Packed.mul_(0.5);
        }

        ExternalException error = Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("changed in place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grad_WithCreateGraph_IsRefusedFusedAndWorksPlain()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [8], 1, MlpActivation.Tanh);
        Tensor x = randn(5, 3).requires_grad_();
        Tensor Penalty()
        {
            Tensor y = net.forward(x).sum();
            return autograd.grad([y], [x], create_graph: true)[0].square().sum();
        }

        ExternalException error = Assert.Throws<ExternalException>(() => Penalty());
        Assert.Contains("second derivative", error.Message, StringComparison.Ordinal);
        FusedSupport.Plain(() =>
        {
            Penalty().backward();
            return 0;
        });
        Assert.True(net.Packed.grad!.abs().sum().ToDouble() > 0);
    }

    [Fact]
    public void Forward_WrongWidth_SaysWhatWasExpected()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [8], 1, MlpActivation.Tanh);
        ExternalException error = Assert.Throws<ExternalException>(() => net.forward(randn(5, 4)));
        Assert.Contains("expected [batch, 3]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => net.Infer(new float[4], 1, new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Infer(new float[3], 1, new float[1], member: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Weight(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mlp("net", 0, [8], 1, MlpActivation.Tanh));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mlp("net", 3, [8, 0], 1, MlpActivation.Tanh));
    }

    [Fact]
    public void Forward_Float64OrStridedInput_Works()
    {
        using var scope = NewDisposeScope();
        using var net = new Mlp("net", 3, [8], 2, MlpActivation.Tanh);
        Tensor wide = randn(3, 7);
        float[] strided = FusedSupport.Floats(net.forward(wide.t()));
        Assert.Equal(FusedSupport.Floats(net.forward(wide.t().contiguous())), strided);
        Assert.Equal([0L, 2L], net.forward(randn(0, 3)).shape);
        net.to(ScalarType.Float64);
        Tensor y = net.forward(wide.t().to(ScalarType.Float64));
        Assert.Equal(ScalarType.Float64, y.dtype);
        FusedSupport.Near(strided, y.to(ScalarType.Float32).data<float>().ToArray(), 1e-5, "values");
    }

    [Fact]
    public void Infer_OneRow_AllocatesNothing()
    {
        using var net = new Mlp("net", 17, [256, 256], 12, MlpActivation.ReLU);
        float[] x = new float[17];
        float[] y = new float[12];
        net.Infer(x, 1, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            net.Infer(x, 1, y);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Update_ManyTimes_LeavesNoTensorBehind()
    {
        using var net = new Mlp("net", 5, [16], 1, MlpActivation.ReLU, members: 2);
        using Tensor x = randn(32, 5).DetachFromDisposeScope();
        using Tensor target = randn(32).DetachFromDisposeScope();
        void Step()
        {
            using var scope = NewDisposeScope();
            net.zero_grad();
            FusedLosses.SumOfMeanSquares(net.forward(x), target).backward();
            using Tensor input = x.clone().requires_grad_();
            net.ForwardMin(input).sum().backward();
        }

        Step();
        long before = LiveTensors.Settled();
        for (int i = 0; i < 50; i++)
        {
            Step();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
