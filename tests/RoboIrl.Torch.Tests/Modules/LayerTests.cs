using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Modules;

[Collection(SerialCollection.Name)]
public sealed class LayerTests
{
    private static Tensor Doubles(params double[] values) => torch.tensor(values, float64);

    [Fact]
    public void Linear_KnownWeights_GivesTheProduct()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear linear = Linear(2, 2);
        linear.weight = Parameter(torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } }));
        linear.bias = Parameter(torch.tensor(new float[] { 10, 20 }));
        Numbers.Close([15, 31], linear.call(torch.tensor(new float[] { 1, 2 })));
        Assert.Equal((2L, 2L), (linear.in_features, linear.out_features));
        Assert.Same(linear.weight, linear.get_parameter("weight"));
    }

    [Fact]
    public void Linear_Initial_StaysWithinItsBoundAndFillsIt()
    {
        using Linear linear = Linear(400, 50);
        double[] weights = Numbers.Of(linear.weight);
        Assert.All(weights, w => Assert.InRange(w, -0.05, 0.05));
        Assert.InRange(weights.Max(), 0.049, 0.05);
        Assert.InRange(weights.Select(w => w * w).Average(), 0.95 * 0.0025 / 3, 1.05 * 0.0025 / 3);
    }

    [Fact]
    public void LayerNorm_Gradient_MatchesDifferences()
    {
        using DisposeScope scope = NewDisposeScope();
        using LayerNorm norm = LayerNorm(3, dtype: float64);
        init.uniform_(norm.weight!, 0.5, 1.5);
        Tensor x = torch.randn([2, 3], float64, requires_grad: true);
        Tensor target = torch.randn([2, 3], float64);
        Func<Tensor> loss = () => (norm.call(x) - target).square().sum();
        Numbers.GradientMatches(loss, x, tolerance: 1e-5);
        Numbers.GradientMatches(loss, norm.weight!);
        Numbers.GradientMatches(loss, norm.bias!);
    }

    [Fact]
    public void LayerNorm_KnownRow_HasZeroMeanAndUnitVariance()
    {
        using DisposeScope scope = NewDisposeScope();
        using LayerNorm norm = LayerNorm(2, eps: 0);
        Numbers.Close([-1, 1], norm.call(torch.tensor(new float[] { 1, 5 })));
        using LayerNorm bare = LayerNorm([2], elementwise_affine: false);
        Assert.Empty(bare.parameters());
        using LayerNorm noBias = LayerNorm(2, bias: false);
        Assert.Equal(["weight"], noBias.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Conv2d_KnownKernel_GivesTheCorrelation()
    {
        using DisposeScope scope = NewDisposeScope();
        using Conv2d conv = Conv2d(1, 1, 2, bias: false);
        conv.weight.DetachFromDisposeScope();
        using (no_grad())
        {
            conv.weight.copy_(torch.tensor(new float[] { 1, 2, 3, 4 }).view(1, 1, 2, 2));
        }

        Tensor image = torch.arange(9, dtype: float32).view(1, 1, 3, 3);
        Numbers.Close([27, 37, 57, 67], conv.call(image));
    }

    [Theory]
    [InlineData(PaddingModes.Zeros)]
    [InlineData(PaddingModes.Reflect)]
    [InlineData(PaddingModes.Replicate)]
    [InlineData(PaddingModes.Circular)]
    public void Conv2d_Borders_KeepTheSizeAndDifferByMode(PaddingModes mode)
    {
        using DisposeScope scope = NewDisposeScope();
        using Conv2d conv = Conv2d(1, 1, 3, padding: 1, padding_mode: mode, bias: false);
        init.ones_(conv.weight);
        Tensor image = torch.arange(9, dtype: float32).view(1, 1, 3, 3);
        Tensor result = conv.call(image);
        Assert.Equal([1L, 1L, 3L, 3L], result.shape);
        Assert.Equal(36.0, result[0, 0, 1, 1].ToDouble());
        double corner = mode switch
        {
            PaddingModes.Zeros => 0 + 1 + 3 + 4,
            PaddingModes.Reflect => 4 + 3 + 4 + 1 + 0 + 1 + 4 + 3 + 4,
            PaddingModes.Replicate => 0 + 0 + 1 + 0 + 0 + 1 + 3 + 3 + 4,
            _ => 8 + 6 + 7 + 2 + 0 + 1 + 5 + 3 + 4,
        };
        Assert.Equal(corner, result[0, 0, 0, 0].ToDouble());
    }

    [Fact]
    public void Conv2d_PairsSameAndGroups_HaveTheShapes()
    {
        using DisposeScope scope = NewDisposeScope();
        using Conv2d pairs = Conv2d(4, 6, (3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2), groups: 2);
        Assert.Equal([1L, 6L, 4L, 6L], pairs.call(torch.randn(1, 4, 8, 8)).shape);
        Assert.Equal([6L, 2L, 3L, 2L], pairs.weight.shape);
        using Conv2d same = Conv2d(1, 1, (4, 3), Padding.Same);
        Assert.Equal([1L, 1L, 5L, 7L], same.call(torch.randn(1, 1, 5, 7)).shape);
        using Conv2d valid = Conv2d(1, 1, 3, Padding.Valid);
        Assert.Equal([1L, 1L, 3L, 5L], valid.call(torch.randn(1, 1, 5, 7)).shape);
        Assert.Throws<ArgumentException>(() => Conv2d(1, 1, 3, Padding.Same, stride: 2));
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3, groups: 2));
    }

    [Fact]
    public void Embedding_PaddingRow_IsZeroAndGetsNoGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        using Embedding table = Embedding(4, 2, padding_idx: 1);
        Tensor rows = table.call(torch.tensor(new long[] { 1, 3, 3 }));
        Assert.Equal([3L, 2L], rows.shape);
        Numbers.Close([0, 0], rows[0]);
        rows.sum().backward();
        Numbers.Close([0, 0, 0, 0, 0, 0, 2, 2], table.weight.grad!);
        Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(4, 2, padding_idx: 4));
    }

    [Fact]
    public void BatchNorm1d_TrainingThenEvaluation_UsesBatchThenRunningStatistics()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm1d norm = BatchNorm1d(1, eps: 0);
        Tensor x = torch.tensor(new float[,] { { 1 }, { 5 } });
        Numbers.Close([-1, 1], norm.call(x));
        Numbers.Close([0.3], norm.running_mean!);
        Numbers.Close([0.9 + (0.1 * 8)], norm.running_var!);
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
        norm.eval();
        Numbers.Close([0.7 / Math.Sqrt(1.7), 4.7 / Math.Sqrt(1.7)], norm.call(x));
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], norm.state_dict().Keys);
        Assert.Throws<ArgumentException>(() => norm.call(torch.ones(2)));
    }

    [Fact]
    public void BatchNorm1d_NoMomentum_AveragesBatches()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm1d norm = BatchNorm1d(1, momentum: null);
        norm.call(torch.tensor(new float[,] { { 1 }, { 5 } }));
        norm.call(torch.tensor(new float[,] { { 3 }, { 5 } }));
        Numbers.Close([3.5], norm.running_mean!);
    }

    [Fact]
    public void Dropout_Training_KeepsTheMeanAndIsOffInEvaluation()
    {
        using DisposeScope scope = NewDisposeScope();
        torch.manual_seed(1);
        using Dropout dropout = Dropout(0.25);
        double[] values = Numbers.Of(dropout.call(torch.ones(10000)));
        Assert.All(values, v => Assert.True(v == 0 || Math.Abs(v - (1 / 0.75)) < 1e-6));
        Assert.InRange(values.Count(v => v == 0), 2300, 2700);
        dropout.eval();
        Numbers.Close(torch.ones(5), dropout.call(torch.ones(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dropout(1.5));
    }

    [Fact]
    public void Activations_KnownArguments_GiveTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        double[] x = [-2, -0.5, 0, 1, 30];
        void Check(Module<Tensor, Tensor> module, Func<double, double> f)
        {
            using (module)
            {
                Numbers.Close([.. x.Select(f)], module.call(Doubles(x)), 1e-9);
            }
        }

        Check(ReLU(), v => Math.Max(0, v));
        Check(Tanh(), Math.Tanh);
        Check(Sigmoid(), v => 1 / (1 + Math.Exp(-v)));
        Check(SiLU(), v => v / (1 + Math.Exp(-v)));
        Check(ELU(1.5), v => v > 0 ? v : 1.5 * (Math.Exp(v) - 1));
        Check(LeakyReLU(0.2), v => v > 0 ? v : 0.2 * v);
        Check(Softplus(2, 20), v => 2 * v > 20 ? v : Math.Log(1 + Math.Exp(2 * v)) / 2);
        Check(Identity(), v => v);
        double sum = x.Sum(Math.Exp);
        Check(Softmax(0), v => Math.Exp(v) / sum);
        Check(LogSoftmax(0), v => v - Math.Log(sum));
        using GELU gelu = GELU();
        Numbers.Close([0, 0.8413447460685429], gelu.call(Doubles(0, 1)), 1e-9);
        using Flatten flatten = Flatten();
        Assert.Equal([2L, 12L], flatten.call(torch.zeros(2, 3, 4)).shape);
    }

    [Fact]
    public void Losses_KnownArguments_GiveTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Doubles(1, 2, 5);
        Tensor b = Doubles(1.5, 2, 2);
        Assert.Equal((0.25 + 0 + 9) / 3, MSELoss().call(a, b).ToDouble(), 12);
        Assert.Equal(9.25, MSELoss(Reduction.Sum).call(a, b).ToDouble(), 12);
        Assert.Equal(3.5 / 3, L1Loss().call(a, b).ToDouble(), 12);
        Assert.Equal((0.125 + 0 + 2.5) / 3, SmoothL1Loss().call(a, b).ToDouble(), 12);
        Assert.Equal((0.125 + 0 + (2 * (3 - 1))) / 3, HuberLoss(2).call(a, b).ToDouble(), 12);
        Tensor logits = torch.tensor(new double[,] { { 1, 2 }, { 0, 0 } });
        Tensor classes = torch.tensor(new long[] { 1, 0 });
        double expected = (Math.Log(1 + Math.Exp(-1)) + Math.Log(2)) / 2;
        Assert.Equal(expected, CrossEntropyLoss().call(logits, classes).ToDouble(), 12);
        Assert.Equal(Math.Log(2), CrossEntropyLoss(ignore_index: 1).call(logits, classes).ToDouble(), 12);
        Assert.Equal(expected, NLLLoss().call(logits.log_softmax(1), classes).ToDouble(), 12);
        Assert.Equal(Math.Log(1 + Math.Exp(-1)), BCEWithLogitsLoss().call(Doubles(1), Doubles(1)).ToDouble(), 12);
        Tensor p = Doubles(0.2, 0.8);
        Tensor q = Doubles(0.5, 0.5);
        double divergence = ((0.5 * Math.Log(0.5 / 0.2)) + (0.5 * Math.Log(0.5 / 0.8))) / 2;
        Assert.Equal(divergence, KLDivLoss().call(p.log(), q.log()).ToDouble(), 12);
        Assert.Equal(divergence, KLDivLoss(log_target: false).call(p.log(), q).ToDouble(), 12);
    }

    [Fact]
    public void Sequential_DisposesNothingOfTheCallers()
    {
        using Sequential chain = Sequential(Identity(), Linear(2, 2), Tanh());
        long before = LiveTensors.Settled();
        using Tensor x = torch.ones(1, 2);
        using Tensor y = chain.call(x);
        Assert.False(x.IsInvalid);
        Assert.Equal(before + 2, Tensor.TotalCount);
        using Sequential empty = Sequential(Array.Empty<Module<Tensor, Tensor>>());
        using Tensor same = empty.call(x);
        same.Dispose();
        Assert.False(x.IsInvalid);
    }
}
