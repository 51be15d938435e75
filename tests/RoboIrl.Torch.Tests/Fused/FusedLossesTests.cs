using System.Runtime.InteropServices;
using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

[Collection(FusedCollection.Name)]
public sealed class FusedLossesTests
{
    public static TheoryData<int, int, double, bool> PpoCases() => new()
    {
        { 64, 6, 0.2, true },
        { 64, 6, 0, true },
        { 1, 1, 0.2, true },
        { 7, 17, 0.5, false },
        { 257, 3, 0.2, false },
    };

    [Theory]
    [MemberData(nameof(PpoCases))]
    public void Ppo_RandomBatch_AgreesWithPlainCalls(int rows, int actions, double valueClip, bool normalize)
    {
        using var scope = NewDisposeScope();
        manual_seed(rows);
        Tensor mean = randn(rows, actions), logStd = randn(actions) * 0.3, values = randn(rows, 1);
        PpoBatch batch = Batch(rows, actions, mean, logStd);
        var options = new PpoLossOptions { ValueClip = valueClip, NormalizeAdvantages = normalize, EntropyCoefficient = 0.01 };

        (float[] gradients, PpoLossStatistics statistics, float loss) = Run();
        (float[] plainGradients, PpoLossStatistics plainStatistics, float plainLoss) = FusedSupport.Plain(Run);

        FusedSupport.Near(gradients, plainGradients, 2e-5, "gradients");
        Assert.Equal(plainLoss, loss, 1e-5 * Math.Max(1, Math.Abs(plainLoss)));
        Assert.Equal(plainStatistics.PolicyLoss, statistics.PolicyLoss, 1e-4);
        Assert.Equal(plainStatistics.ValueLoss, statistics.ValueLoss, 1e-4 * Math.Max(1, plainStatistics.ValueLoss));
        Assert.Equal(plainStatistics.Entropy, statistics.Entropy, 1e-4);
        Assert.Equal(plainStatistics.ApproximateKl, statistics.ApproximateKl, 1e-4 * Math.Max(1, plainStatistics.ApproximateKl));
        Assert.Equal(plainStatistics.ClipFraction, statistics.ClipFraction, 1e-6);

        (float[], PpoLossStatistics, float) Run()
        {
            Tensor[] inputs = [mean.detach().clone().requires_grad_(), logStd.detach().clone().requires_grad_(), values.detach().clone().requires_grad_()];
            Tensor loss = FusedLosses.Ppo(inputs[0], inputs[1], inputs[2], batch, options, out PpoLossStatistics parts);
            (loss * 3).backward();
            return ([.. inputs.SelectMany(i => FusedSupport.Floats(i.grad!))], parts, loss.item<float>());
        }
    }

    [Fact]
    public void Ppo_HandComputed_OneRow()
    {
        using var scope = NewDisposeScope();
        // mean 0, std 1, action 1: log-prob = -1/2 - log(2 pi)/2; the old one is 0.5 lower, so the ratio is e^0.5 > 1.2.
        Tensor mean = zeros(1, 1).requires_grad_(), logStd = zeros(1).requires_grad_(), values = ones(1).requires_grad_();
        float logProb = (float)(-0.5 - 0.5 * Math.Log(2 * Math.PI));
        var batch = new PpoBatch(ones(1, 1), tensor(new[] { logProb - 0.5f }), tensor(new[] { 2f }), tensor(new[] { 3f }), tensor(new[] { 0f }));
        var options = new PpoLossOptions { NormalizeAdvantages = false, ValueClip = 0.2, ValueCoefficient = 0.5, EntropyCoefficient = 0.1 };

        Tensor loss = FusedLosses.Ppo(mean, logStd, values, batch, options, out PpoLossStatistics s);
        loss.backward();

        Assert.Equal(-2 * 1.2, s.PolicyLoss, 6);
        Assert.Equal(0.5 * 2.8 * 2.8, s.ValueLoss, 6); // clipped value 0.2, farther from 3 than 1 is
        Assert.Equal(0.5 + 0.5 * Math.Log(2 * Math.PI), s.Entropy, 6);
        Assert.Equal(Math.Exp(0.5) - 1 - 0.5, s.ApproximateKl, 6);
        Assert.Equal(1, s.ClipFraction);
        Assert.Equal(s.PolicyLoss - 0.1 * s.Entropy + 0.5 * s.ValueLoss, loss.item<float>(), 5);
        Assert.Equal(0f, mean.grad!.item<float>()); // clipped: no gradient through the policy
        Assert.Equal(-0.1f, logStd.grad!.item<float>());
        Assert.Equal(0f, values.grad!.item<float>());
    }

    [Fact]
    public void Ppo_PlainPathInDouble_MatchesDifferenceQuotients()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Tensor mean = randn(9, 3, dtype: ScalarType.Float64), logStd = randn(3, dtype: ScalarType.Float64) * 0.3, values = randn(9, dtype: ScalarType.Float64);
        PpoBatch floats = Batch(9, 3, mean.to(ScalarType.Float32), logStd.to(ScalarType.Float32));
        var batch = new PpoBatch(
            floats.Actions.to(ScalarType.Float64), floats.OldLogProbs.to(ScalarType.Float64), floats.Advantages.to(ScalarType.Float64), floats.Returns.to(ScalarType.Float64), floats.OldValues.to(ScalarType.Float64));
        var options = new PpoLossOptions { EntropyCoefficient = 0.02 };
        FusedSupport.CheckGradients(i => FusedLosses.Ppo(i[0], i[1], i[2], batch, options, out _), mean, logStd, values);
    }

    [Fact]
    public void SumOfMeanSquares_TwoCritics_ValueAndGradientByHand()
    {
        using var scope = NewDisposeScope();
        Tensor q = tensor(new float[] { 1, 2, 3, 5 }).view(2, 2, 1).requires_grad_();
        Tensor target = tensor(new float[] { 0, 1 });
        Tensor loss = FusedLosses.SumOfMeanSquares(q, target);
        loss.backward();
        Assert.Equal((1 + 1) / 2.0 + (9 + 16) / 2.0, loss.item<float>(), 6);
        Assert.Equal([1f, 1f, 3f, 4f], FusedSupport.Floats(q.grad!));
        Assert.Equal([2L, 2L, 1L], q.grad!.shape);
        Assert.Equal(loss.item<float>(), FusedSupport.Plain(() => FusedLosses.SumOfMeanSquares(q, target)).item<float>(), 6);
        Assert.Throws<ExternalException>(() => FusedLosses.SumOfMeanSquares(q, ones(3)));
    }

    [Fact]
    public void SacTarget_Terminated_DoesNotBootstrap()
    {
        using var scope = NewDisposeScope();
        Tensor minimum = tensor(new float[] { 4, 5 }), logProb = tensor(new float[] { -1, 2 }), rewards = tensor(new float[] { 1, 2 }), open = tensor(new float[] { 1, 0 });
        Tensor target = FusedLosses.SacTarget(minimum, logProb, rewards, open, alpha: 0.5, discount: 0.9);
        FusedSupport.Near(FusedSupport.Floats(target), [1 + 0.9f * 4.5f, 2f], 1e-6, "target");
        FusedSupport.Near(FusedSupport.Floats(target), FusedSupport.Plain(() => FusedSupport.Floats(FusedLosses.SacTarget(minimum, logProb, rewards, open, 0.5, 0.9))), 1e-6, "target");
        Assert.False(target.requires_grad);
    }

    [Fact]
    public void SacPolicy_RandomBatch_AgreesWithPlainCalls()
    {
        using var scope = NewDisposeScope();
        Tensor logProb = randn(33), minimum = randn(33);
        float[] fused = Run();
        FusedSupport.Near(fused, FusedSupport.Plain(Run), 1e-5, "loss and gradients");
        Tensor l = randn(5, dtype: ScalarType.Float64), m = randn(5, dtype: ScalarType.Float64);
        FusedSupport.CheckGradients(i => FusedLosses.SacPolicy(i[0], i[1], 0.2), l, m);

        float[] Run()
        {
            Tensor a = logProb.detach().clone().requires_grad_(), b = minimum.detach().clone().requires_grad_();
            Tensor loss = FusedLosses.SacPolicy(a, b, 0.2);
            loss.backward();
            return [loss.item<float>(), .. FusedSupport.Floats(a.grad!), .. FusedSupport.Floats(b.grad!)];
        }
    }

    [Fact]
    public void Ppo_WrongShape_NamesTheTensor()
    {
        using var scope = NewDisposeScope();
        PpoBatch batch = Batch(4, 2, zeros(4, 2), zeros(2));
        ExternalException error = Assert.Throws<ExternalException>(() => FusedLosses.Ppo(zeros(4, 2), zeros(2), zeros(3), batch, new PpoLossOptions(), out _));
        Assert.Contains("'values'", error.Message, StringComparison.Ordinal);
    }

    private static PpoBatch Batch(int rows, int actions, Tensor mean, Tensor logStd)
    {
        Tensor taken = mean + randn(rows, actions) * logStd.exp();
        Tensor z = (taken - mean) * (-logStd).exp();
        Tensor logProb = (z.square() * -0.5 - logStd - 0.918938533).sum(-1);
        return new PpoBatch(taken.detach(), (logProb + randn(rows) * 0.3).detach(), randn(rows), randn(rows) * 2, randn(rows));
    }
}
