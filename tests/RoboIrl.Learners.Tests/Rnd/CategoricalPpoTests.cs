using System.Runtime.InteropServices;
using RoboIrl.Core.Data;
using RoboIrl.Learners.Rnd;
using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Rnd;

public sealed class CategoricalPpoTests
{
    [Fact]
    public void Differentiate_TwoRows_IsWorkedOutByHand()
    {
        // Probabilities 0.8 and 0.2; the first action was taken with 0.5 before: a ratio of 1.6, clipped where the advantage is positive.
        RolloutBuffer rollout = new(1, 2, 1, 1);
        rollout.LogProbabilities.Fill(MathF.Log(0.5f));
        ((ReadOnlySpan<float>)[2, -3]).CopyTo(rollout.Advantages);
        ((ReadOnlySpan<float>)[1, 5]).CopyTo(rollout.Returns);
        float[] logits = [MathF.Log(4), 0, MathF.Log(4), 0], slopes = new float[4], valueSlopes = new float[2];
        CategoricalPpo ppo = new(new PpoLossOptions { ValueClip = 0, ValueCoefficient = 0.5, EntropyCoefficient = 0, NormalizeAdvantages = false }, 2);

        PpoLossStatistics parts = ppo.Differentiate(rollout, [0, 1], logits, [3, 3], slopes, valueSlopes);

        Assert.Equal([0, 0, 3 * 1.6f / 2 * 0.2f, -3 * 1.6f / 2 * 0.2f], slopes, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([0.5f, -0.5f], valueSlopes);
        Assert.Equal(((-2 * 1.2) + (3 * 1.6)) / 2, parts.PolicyLoss, 5);
        Assert.Equal(((0.5 * 4) + (0.5 * 4)) / 2, parts.ValueLoss, 5);
        Assert.Equal(-((0.8 * Math.Log(0.8)) + (0.2 * Math.Log(0.2))), parts.Entropy, 5);
        Assert.Equal(0.6 - Math.Log(1.6), parts.ApproximateKl, 5);
        Assert.Equal(1, parts.ClipFraction);
    }

    [Fact]
    public void Differentiate_ManyRows_AgreesWithAutograd()
    {
        const int Rows = 24, Actions = 5;
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(3);
        Tensor logits = torch.randn(Rows, Actions).requires_grad_(), values = torch.randn(Rows).requires_grad_();
        Tensor noise = torch.randn(3, Rows);
        float[] numbers = noise.data<float>().ToArray();
        RolloutBuffer rollout = new(1, Rows, 1, 1);
        float[] choices = new float[Rows * Actions];
        for (int i = 0; i < Rows; i++)
        {
            rollout.Actions[i] = i % Actions;
            choices[(i * Actions) + (i % Actions)] = 1;
            rollout.LogProbabilities[i] = -1.6f + (0.3f * numbers[i]);
            rollout.Advantages[i] = numbers[Rows + i];
            rollout.Returns[i] = numbers[(2 * Rows) + i];
        }

        Tensor logs = logits.log_softmax(1);
        Tensor ratio = ((logs * torch.tensor(choices).view(Rows, Actions)).sum(1) - torch.tensor(rollout.LogProbabilities.ToArray())).exp();
        Tensor advantages = torch.tensor(rollout.Advantages.ToArray());
        advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8);
        Tensor policy = (-advantages * ratio).maximum(-advantages * ratio.clamp(0.8, 1.2)).mean();
        Tensor value = (values - torch.tensor(rollout.Returns.ToArray())).square().mean() * 0.5;
        Tensor entropy = -(logs.exp() * logs).sum(1).mean();
        (policy + (value * 0.7) - (entropy * 0.05)).backward();

        float[] slopes = new float[Rows * Actions], valueSlopes = new float[Rows];
        CategoricalPpo ppo = new(new PpoLossOptions { ClipRatio = 0.2, ValueClip = 0, ValueCoefficient = 0.7, EntropyCoefficient = 0.05 }, Actions);
        PpoLossStatistics parts = ppo.Differentiate(rollout, [.. Enumerable.Range(0, Rows)], Floats(logits), Floats(values), slopes, valueSlopes);

        Assert.Equal(Floats(logits.grad!).ToArray(), slopes, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(Floats(values.grad!).ToArray(), valueSlopes, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(policy.item<float>(), parts.PolicyLoss, 4);
        Assert.Equal(value.item<float>(), parts.ValueLoss, 4);
        Assert.Equal(entropy.item<float>(), parts.Entropy, 4);
        Assert.InRange(parts.ClipFraction, 0.1, 0.95);
    }

    [Fact]
    public void LogProbabilities_LargeLogits_StayFinite()
    {
        float[] logs = new float[3];
        Categorical.LogProbabilities([1000, 1000, -1000], logs);
        Assert.Equal([-MathF.Log(2), -MathF.Log(2), -2000 - MathF.Log(2)], logs, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Draw_Quantiles_PickTheirAction()
    {
        float[] logs = [MathF.Log(0.25f), MathF.Log(0.5f), MathF.Log(0.25f)];
        Assert.Equal([0, 1, 1, 2, 2], ((double[])[0.24, 0.26, 0.74, 0.76, 0.9999999]).Select(u => Categorical.Draw(logs, u)));
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().bytes);
}
