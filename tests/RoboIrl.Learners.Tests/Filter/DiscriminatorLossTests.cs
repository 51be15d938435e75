using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Filter;
using RoboIrl.Learners.Tensors;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Filter;

public sealed class DiscriminatorLossTests
{
    private const int Rows = 6, Size = 3;
    private const double Norm = 0.4;

    [Fact]
    public void Losses_ByHand_Agree()
    {
        using var scope = torch.NewDisposeScope();
        Tensor expert = torch.tensor(new float[] { 0.5f, -1 }), learner = torch.tensor(new float[] { 2, 0.25f });
        Assert.Equal(-0.25 - 1.125, DiscriminatorLoss.Ipm(expert, learner).item<float>(), 1e-6);
        double logistic = (Math.Log(1 + Math.Exp(0.5)) + Math.Log(1 + Math.Exp(-1)) + Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.Exp(-0.25))) / 2;
        Assert.Equal(logistic, DiscriminatorLoss.Logistic(expert, learner).item<float>(), 1e-6);
    }

    [Fact]
    public void Penalty_OfAnyNetwork_IsWhatFiniteDifferencesOfItsCostsGive()
    {
        using var scope = torch.NewDisposeScope();
        using var network = new DiscriminatorNetwork(Size, [16], seed: 3, CPU);
        (float[] expert, float[] learner, float[] mix) = Pairs();
        double expected = 0;
        for (int row = 0; row < Rows; row++)
        {
            var z = new float[Size];
            for (int i = 0; i < Size; i++)
            {
                z[i] = (mix[row] * expert[(row * Size) + i]) + ((1 - mix[row]) * learner[(row * Size) + i]);
            }

            double square = Enumerable.Range(0, Size).Sum(i => Math.Pow(Slope(network, z, i), 2));
            expected += Math.Pow(Math.Sqrt(square) - Norm, 2) / Rows;
        }

        Assert.Equal(expected, PenaltyOf(network, expert, learner, mix).item<float>(), 1e-3 * expected);
    }

    [Fact]
    public void Penalty_ItsGradient_IsWhatFiniteDifferencesOverTheWeightsGive()
    {
        using var scope = torch.NewDisposeScope();
        using var network = new DiscriminatorNetwork(Size, [16], seed: 3, CPU);
        (float[] expert, float[] learner, float[] mix) = Pairs();
        var weights = network.Parameters.Single();
        PenaltyOf(network, expert, learner, mix).backward();
        float[] gradient = weights.grad!.data<float>().ToArray();
        Assert.Contains(gradient, g => Math.Abs(g) > 0.01);
        for (int i = 0; i < gradient.Length; i += 5)
        {
            double numeric = (Shifted(weights, i, 2e-3f, () => PenaltyOf(network, expert, learner, mix).item<float>())
                - Shifted(weights, i, -2e-3f, () => PenaltyOf(network, expert, learner, mix).item<float>())) / 4e-3;
            Assert.Equal(numeric, gradient[i], 2e-3);
        }
    }

    [Fact]
    public void OptimisticAdam_TwoSteps_AreTwiceTheStepLessTheOneBefore()
    {
        using var scope = torch.NewDisposeScope();
        using var plain = new TorchSharp.Modules.Parameter(torch.tensor(new float[] { 1, -2 }));
        using var optimistic = new TorchSharp.Modules.Parameter(torch.tensor(new float[] { 1, -2 }));
        Tensor slopes = torch.tensor(new float[] { 3, 0.5f }); // a linear loss: both see the same gradients
        using var adam = new AdamOptimizer([plain], 0.1);
        using var twice = new AdamOptimizer([optimistic], 0.1, optimistic: true);
        var positions = new List<float[]> { plain.data<float>().ToArray() };
        for (int step = 0; step < 2; step++)
        {
            adam.Minimize((plain * slopes * (step + 1)).sum());
            twice.Minimize((optimistic * slopes * (step + 1)).sum());
            positions.Add(plain.data<float>().ToArray());
        }

        float[] moved = optimistic.data<float>().ToArray();
        for (int i = 0; i < moved.Length; i++)
        {
            float first = positions[1][i] - positions[0][i], second = positions[2][i] - positions[1][i];
            Assert.Equal(positions[0][i] + (2 * first) + (2 * second) - first, moved[i], 1e-6);
            Assert.Equal(-0.1, first, 1e-4); // Adam's first step follows the sign
        }
    }

    private static Tensor PenaltyOf(DiscriminatorNetwork network, float[] expert, float[] learner, float[] mix) => DiscriminatorLoss.Penalty(
        network, torch.tensor(expert).view(Rows, Size), torch.tensor(learner).view(Rows, Size), torch.tensor(mix).view(Rows, 1), Norm);

    private static (float[] Expert, float[] Learner, float[] Mix) Pairs()
    {
        var rng = new Rng(4);
        (float[] expert, float[] learner, float[] mix) = (new float[Rows * Size], new float[Rows * Size], new float[Rows]);
        rng.FillNormal(expert);
        rng.FillNormal(learner);
        foreach (ref float u in mix.AsSpan())
        {
            u = (float)rng.NextDouble();
        }

        return (expert, learner, mix);
    }

    private static double Slope(DiscriminatorNetwork network, float[] z, int element)
    {
        float[] pairs = [.. z, .. z], costs = new float[2];
        pairs[element] += 1e-3f;
        pairs[Size + element] -= 1e-3f;
        network.Costs(pairs, costs);
        return (costs[0] - costs[1]) / 2e-3;
    }

    private static double Shifted(Tensor weights, int index, float shift, Func<float> measure)
    {
        Tensor values = weights.detach(); // the same memory
        values[index] += shift;
        float value = measure();
        values[index] -= shift;
        return value;
    }
}
