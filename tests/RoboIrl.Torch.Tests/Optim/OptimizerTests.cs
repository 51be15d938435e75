using RoboIrl.Torch.Fused;
using RoboIrl.Torch.Tests.Modules;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Optim;

[Collection(SerialCollection.Name)]
public sealed class OptimizerTests : IDisposable
{
    private readonly bool _fused = FusedOptions.Enabled;

    public void Dispose() => FusedOptions.Enabled = _fused;

    [Theory]
    [MemberData(nameof(OptimizerKinds.Names), MemberType = typeof(OptimizerKinds))]
    public void Step_FusedAndPlain_AgreeToFloatTolerance(string kind)
    {
        double[][] plain = OptimizerKinds.Run(kind, fused: false);
        double[][] fused = OptimizerKinds.Run(kind, fused: true);
        double[][] before = [.. OptimizerKinds.Parameters().Select(Numbers.Of)];
        for (int i = 0; i < plain.Length; i++)
        {
            Assert.Equal(i != 2, !plain[i].SequenceEqual(before[i]));
            for (int j = 0; j < plain[i].Length; j++)
            {
                Assert.True(Math.Abs(plain[i][j] - fused[i][j]) < 2e-6 * (1 + Math.Abs(plain[i][j])), $"{kind}, parameter {i}, element {j}: plain {plain[i][j]}, fused {fused[i][j]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(OptimizerKinds.Names), MemberType = typeof(OptimizerKinds))]
    public void Step_Double_FusedAndPlainAgreeToDoubleTolerance(string kind)
    {
        double[][] plain = OptimizerKinds.Run(kind, fused: false, ScalarType.Float64);
        double[][] fused = OptimizerKinds.Run(kind, fused: true, ScalarType.Float64);
        for (int i = 0; i < plain.Length; i++)
        {
            Assert.All(plain[i].Zip(fused[i]), pair => Assert.Equal(pair.First, pair.Second, 12));
        }
    }

    [Theory]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, false, false)]
    [InlineData(false, false, true, true)]
    public void Adam_ThreeSteps_MatchTheFormula(bool fused, bool decoupled, bool amsgrad, bool maximize)
    {
        FusedOptions.Enabled = fused;
        const double lr = 0.1, b1 = 0.8, b2 = 0.9, eps = 1e-3, decay = 0.05;
        double p = 0.7, m = 0, v = 0, largest = 0;
        double[] gradients = [2.0, -0.5, 0.25];
        using Parameter parameter = Parameter(torch.tensor(p, float64));
        using OptimizerHelper optimizer = decoupled
            ? optim.AdamW([parameter], lr, b1, b2, eps, decay, amsgrad, maximize)
            : optim.Adam([parameter], lr, b1, b2, eps, decay, amsgrad, maximize);
        for (int t = 1; t <= 3; t++)
        {
            double g = maximize ? -gradients[t - 1] : gradients[t - 1];
            if (decoupled)
            {
                p *= 1 - (lr * decay);
            }
            else
            {
                g += decay * p;
            }

            m = (b1 * m) + ((1 - b1) * g);
            v = (b2 * v) + ((1 - b2) * g * g);
            largest = Math.Max(largest, v);
            double second = amsgrad ? largest : v;
            p -= lr / (1 - Math.Pow(b1, t)) * m / ((Math.Sqrt(second) / Math.Sqrt(1 - Math.Pow(b2, t))) + eps);
            parameter.grad = torch.tensor(gradients[t - 1], float64);
            optimizer.step();
            Assert.Equal(p, parameter.ToDouble(), 10);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sgd_Nesterov_MatchesTheFormula(bool fused)
    {
        FusedOptions.Enabled = fused;
        double p = 1, b = 0;
        using Parameter parameter = Parameter(torch.tensor(p, float64));
        using SGD sgd = optim.SGD([parameter], 0.1, momentum: 0.9, nesterov: true);
        foreach (double g in new[] { 1.0, 2.0, -1.0 })
        {
            b = (0.9 * b) + g;
            p -= 0.1 * (g + (0.9 * b));
            parameter.grad = torch.tensor(g, float64);
            sgd.step();
            Assert.Equal(p, parameter.ToDouble(), 12);
        }
    }

    [Fact]
    public void RmsProp_CentredWithMomentum_MatchesTheFormula()
    {
        double p = 1, s = 0, a = 0, b = 0;
        using Parameter parameter = Parameter(torch.tensor(p, float64));
        using RMSProp rms = optim.RMSProp([parameter], 0.1, 0.9, 1e-4, 0, 0.5, centered: true);
        foreach (double g in new[] { 1.0, 2.0, -1.0 })
        {
            s = (0.9 * s) + (0.1 * g * g);
            a = (0.9 * a) + (0.1 * g);
            b = (0.5 * b) + (g / (Math.Sqrt(s - (a * a)) + 1e-4));
            p -= 0.1 * b;
            parameter.grad = torch.tensor(g, float64);
            rms.step();
            Assert.Equal(p, parameter.ToDouble(), 10);
        }
    }

    [Fact]
    public void ZeroGrad_KeepsTheGradientTensorAndItsMemory()
    {
        List<Parameter> parameters = OptimizerKinds.Parameters();
        using OptimizerHelper adam = OptimizerKinds.All["adam"](parameters);
        OptimizerKinds.SetGradients(parameters, 0);
        using Tensor alias = parameters[0].grad!;
        adam.zero_grad();
        Numbers.Close(new double[51], alias);
        Assert.NotNull(parameters[0].grad);
        Assert.Null(parameters[2].grad);
        parameters.ForEach(p => p.Dispose());
    }

    [Fact]
    public void ParamGroups_LearningRates_AreOwnAndAdjustable()
    {
        using Parameter a = Parameter(torch.zeros(1));
        using Parameter b = Parameter(torch.zeros(1));
        using Adam adam = optim.Adam(new[] { new Adam.ParamGroup([a], lr: 0.1), new Adam.ParamGroup([b], new Adam.Options { weight_decay = 0.5 }) }, lr: 0.3, beta1: 0.5);
        Assert.Equal([0.1, 0.3], adam.ParamGroups.Select(g => g.LearningRate));
        Assert.Equal([0.1, 0.3], adam.ParamGroups.Select(g => g.InitialLearningRate));
        Assert.Equal(0.5, ((Adam.ParamGroup)adam.ParamGroups.Last()).Betas.Item1);
        foreach (optim.ILearningRateController group in adam.ParamGroups)
        {
            group.LearningRate = 0;
        }

        a.grad = torch.ones(1);
        adam.step();
        Assert.Equal(0.0, a.ToDouble());
        Assert.Throws<ArgumentException>(() => adam.add_param_group(new Adam.ParamGroup([a])));
        Assert.Throws<ArgumentException>(() => adam.add_param_group(new SGD.ParamGroup([Parameter(torch.zeros(1))])));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.SGD([a], 0.1, nesterov: true));
    }

    [Fact]
    public void Adam_WeightWithoutGradients_FirstMomentEndsAtZeroInsteadOfDenormalNumbers()
    {
        FusedOptions.Enabled = true;
        using Parameter x = Parameter(torch.zeros(33));
        using Adam adam = optim.Adam([x]);
        x.grad = torch.ones(33);
        adam.step();
        adam.zero_grad();
        for (int i = 0; i < 1200; i++)
        {
            adam.step();
        }

        // 0.9^1200 is far below the smallest float; rounding would keep the last denormal number for ever.
        Tensor moment = ((Adam.State)adam.state_dict().State[0]).exp_avg;
        Assert.All(Numbers.Of(moment), value => Assert.Equal(0.0, value));
        Assert.All(Numbers.Of(x), value => Assert.InRange(value, -0.02, -0.001));
    }

    [Fact]
    public void Step_Closure_ComputesTheLossWithGradients()
    {
        using Parameter x = Parameter(torch.tensor(3f));
        using SGD sgd = optim.SGD([x], 0.1);
        using IDisposable off = no_grad();
        using Tensor loss = sgd.step(() =>
        {
            sgd.zero_grad();
            Tensor value = x.square();
            value.backward();
            return value;
        })!;
        Assert.Equal(9.0, loss.ToDouble());
        Assert.Equal(2.4, x.ToDouble(), 5);
    }

    [Fact]
    public void Step_DisposedParameter_ThrowsBeforeNativeCode()
    {
        Parameter x = Parameter(torch.tensor(3f));
        using Adam adam = optim.Adam([x]);
        x.Dispose();
        Assert.Throws<InvalidOperationException>(() => adam.step());
    }

    [Fact]
    public void Step_InScope_LeavesNoTensorsBehind()
    {
        List<Parameter> parameters = OptimizerKinds.Parameters();
        using OptimizerHelper adam = OptimizerKinds.All["adam amsgrad"](parameters);
        OptimizerKinds.SetGradients(parameters, 0);
        adam.step();
        long before = LiveTensors.Settled();
        adam.step();
        adam.zero_grad();
        utils.clip_grad_norm_(parameters, 1);
        FusedOptions.Enabled = false;
        adam.step();
        utils.clip_grad_norm_(parameters, 1);
        Assert.Equal(before, Tensor.TotalCount);
        parameters.ForEach(p => p.Dispose());
    }
}
