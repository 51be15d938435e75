using RoboIrl.Core.Randomness;
using RoboIrl.Core.Statistics;
using RoboIrl.Learners.Filter.Tabular;
using Xunit;

namespace RoboIrl.Learners.Tests.Filter;

/// <summary>Without resets the steps grow exponentially with the horizon, with them polynomially.</summary>
public sealed class ResetGapTests
{
    private const int Seeds = 20;

    [Fact]
    public void DynamicProgramming_Steps_AreTwoTriesOfWhatIsLeftAtEachLevel()
    {
        for (int horizon = 1; horizon <= Tree.MostLevels; horizon++)
        {
            var rng = new Rng(3, (ulong)horizon);
            Assert.Equal((long)horizon * (horizon + 1), ResetGap.DynamicProgramming(new Tree(horizon, ref rng)));
        }
    }

    [Fact]
    public void MomentMatching_TriesNoLeafTwice()
    {
        // One leaf after the other in random order: half of them and a half on average, never more than all.
        const int Horizon = 6, Leaves = 1 << Horizon;
        double[] episodes = [.. Enumerable.Range(0, 400).Select(seed => (double)Steps(Horizon, (ulong)seed, ResetGap.MomentMatching) / Horizon)];
        Assert.All(episodes, e => Assert.InRange(e, 1, Leaves));
        double error = Math.Sqrt(((Leaves * (double)Leaves) - 1) / 12 / episodes.Length);
        Assert.InRange(Estimates.Mean(episodes), ((Leaves + 1) / 2.0) - (4 * error), ((Leaves + 1) / 2.0) + (4 * error));
    }

    [Fact]
    public void Steps_OverTheHorizon_GrowExponentiallyWithoutResetsAndPolynomiallyWithThem()
    {
        double[] shorter = [4, 6, 8, 10, 12], longer = [4, 8, 16, 32, 48];
        LineFit without = LineFit.Of(shorter, [.. shorter.Select(h => Math.Log2(Mean((int)h, ResetGap.MomentMatching)))]);
        LineFit with = LineFit.Of([.. longer.Select(Math.Log2)], [.. longer.Select(h => Math.Log2(Mean((int)h, ResetGap.NoRegret)))]);
        Assert.InRange(without.Slope, 0.9, 1.4); // doubles with each level
        Assert.True(without.Explained > 0.97, $"explained {without.Explained:F3}");
        Assert.InRange(with.Slope, 1.5, 4);      // a low power of the horizon
        Assert.True(with.Explained > 0.97, $"explained {with.Explained:F3}");
        Assert.True(Mean(12, ResetGap.NoRegret) < Mean(12, ResetGap.MomentMatching));
    }

    private static double Mean(int horizon, Method method) => Enumerable.Range(0, Seeds).Average(seed => (double)Steps(horizon, (ulong)seed, method));

    private static long Steps(int horizon, ulong seed, Method method)
    {
        var rng = new Rng(seed, (ulong)horizon);
        return method(new Tree(horizon, ref rng), ref rng);
    }

    private delegate long Method(Tree tree, ref Rng rng);
}
