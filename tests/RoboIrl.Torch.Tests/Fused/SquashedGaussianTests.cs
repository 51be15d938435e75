using System.Runtime.InteropServices;
using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

[Collection(FusedCollection.Name)]
public sealed class SquashedGaussianTests
{
    [Theory]
    [InlineData(256, 6)]
    [InlineData(1, 1)]
    [InlineData(33, 17)]
    [InlineData(5, 40)]
    public void Sample_RandomHead_AgreesWithPlainCallsInDoubleInValuesAndGradients(int rows, int actions)
    {
        using var scope = NewDisposeScope();
        manual_seed(rows);
        Tensor head = randn(rows, 2 * actions), noise = randn(rows, actions), scale = rand(actions) + 0.5, bias = randn(actions);
        Tensor wa = randn(rows, actions), wl = randn(rows);
        // In double, because 1 - tanh(u)^2 loses its digits in float where tanh is close to one.
        FusedSupport.Near(Run(ScalarType.Float32), Run(ScalarType.Float64), 1e-5, "action, log-probability, gradient");

        float[] Run(ScalarType type)
        {
            Tensor h = head.detach().clone().to(type).requires_grad_();
            (Tensor action, Tensor logProb) = SquashedGaussian.Sample(h, noise.to(type), scale.to(type), bias.to(type));
            ((action * wa).sum() + (logProb * wl).sum() * 0.1).backward();
            return [.. FusedSupport.Floats(action), .. FusedSupport.Floats(logProb), .. FusedSupport.Floats(h.grad!)];
        }
    }

    [Fact]
    public void LogProb_OfSampledActions_IsWhatSampleSaid()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Tensor head = randn(64, 6, dtype: ScalarType.Float64).requires_grad_(), noise = randn(64, 3, dtype: ScalarType.Float64);
        Tensor scale = tensor(new[] { 0.5, 1, 3 }), bias = tensor(new[] { -1.0, 0, 2 });
        (Tensor action, Tensor logProb) = SquashedGaussian.Sample(head, noise, scale, bias, -3, 0); // wide ones reach the bounds, where nothing can be inverted
        Tensor again = SquashedGaussian.LogProb(head, action.detach(), scale, bias, -3, 0);
        FusedSupport.Near(FusedSupport.Floats(again), FusedSupport.Floats(logProb), 1e-4, "log-probability");

        // Of one dimension, by hand: mean 0, log std -1.5, u = atanh(0.5).
        double u = Math.Atanh(0.5), std = Math.Exp(-1.5);
        double byHand = (-0.5 * u * u / (std * std)) + 1.5 - (0.5 * Math.Log(2 * Math.PI)) - Math.Log((2 * 0.75) + 1e-6);
        Assert.Equal(byHand, SquashedGaussian.LogProb(zeros(1, 2), tensor(new[] { 2f }).view(1, 1), tensor(new[] { 2f }), tensor(new[] { 1f })).item<float>(), 3);
        Assert.True(double.IsFinite(SquashedGaussian.LogProb(zeros(1, 2), ones(1, 1), ones(1), zeros(1)).item<float>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sample_OneResultUsed_GradientAgreesWithPlainCallsInDouble(bool useAction)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        Tensor head = randn(8, 6), noise = randn(8, 3), scale = ones(3), bias = zeros(3);
        FusedSupport.Near(Run(ScalarType.Float32), Run(ScalarType.Float64), 1e-5, "gradient");

        float[] Run(ScalarType type)
        {
            Tensor h = head.detach().clone().to(type).requires_grad_();
            (Tensor action, Tensor logProb) = SquashedGaussian.Sample(h, noise.to(type), scale.to(type), bias.to(type));
            (useAction ? action : logProb).sum().backward();
            return FusedSupport.Floats(h.grad!);
        }
    }

    [Fact]
    public void Sample_PlainPathInDouble_MatchesDifferenceQuotients()
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        Tensor head = randn(4, 4, dtype: ScalarType.Float64), noise = randn(4, 2, dtype: ScalarType.Float64);
        Tensor scale = tensor(new double[] { 1, 2 }), bias = tensor(new double[] { 0, 0.5 });
        FusedSupport.CheckGradients(
            i =>
            {
                (Tensor action, Tensor logProb) = SquashedGaussian.Sample(i[0], noise, scale, bias);
                return action.sum() + logProb.sum();
            },
            head);
    }

    [Fact]
    public void Sample_SaturatedHead_StaysFinite()
    {
        using var scope = NewDisposeScope();
        Tensor head = tensor(new float[] { 50, -80, 30, -30 }).view(1, 4).requires_grad_();
        (Tensor action, Tensor logProb) = SquashedGaussian.Sample(head, ones(1, 2), ones(2), zeros(2));
        (action.sum() + logProb.sum()).backward();
        Assert.Equal([1f, -1f], FusedSupport.Floats(action));
        Assert.True(float.IsFinite(logProb.item<float>()));
        Assert.All(FusedSupport.Floats(head.grad!), g => Assert.True(float.IsFinite(g)));
    }

    [Fact]
    public void Act_RowsOnTheHost_EqualsSampleAndTheMode()
    {
        using var scope = NewDisposeScope();
        Tensor head = randn(3, 8), noise = randn(3, 4), scale = rand(4) + 0.5, bias = randn(4);
        (Tensor action, _) = SquashedGaussian.Sample(head, noise, scale, bias);
        (Tensor mode, _) = SquashedGaussian.Sample(head, zeros(3, 4), scale, bias);
        float[] acted = new float[12];
        SquashedGaussian.Act(FusedSupport.Floats(head), FusedSupport.Floats(noise), FusedSupport.Floats(scale), FusedSupport.Floats(bias), acted);
        FusedSupport.Near(acted, FusedSupport.Floats(action), 1e-5, "actions");
        SquashedGaussian.Act(FusedSupport.Floats(head), [], FusedSupport.Floats(scale), FusedSupport.Floats(bias), acted);
        FusedSupport.Near(acted, FusedSupport.Floats(mode), 1e-5, "modes");
        Assert.Throws<ArgumentException>(() => SquashedGaussian.Act(new float[7], [], new float[4], new float[4], new float[4]));
    }

    [Fact]
    public void Sample_WrongNoise_NamesTheTensor()
    {
        using var scope = NewDisposeScope();
        ExternalException error = Assert.Throws<ExternalException>(() => SquashedGaussian.Sample(zeros(2, 6), zeros(2, 2), ones(3), zeros(3)));
        Assert.Contains("'noise'", error.Message, StringComparison.Ordinal);
    }
}
