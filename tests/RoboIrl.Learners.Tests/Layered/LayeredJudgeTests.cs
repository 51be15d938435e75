using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class LayeredJudgeTests
{
    [Fact]
    public void MeanReturn_OfUniformActions_IsThatOfTheTables()
    {
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        double exact = problem.Latents.Evaluate(problem.Latents.UniformPolicy());
        Assert.InRange(new LayeredJudge(problem, 2, 5).MeanReturn(new UniformPolicy(3), 40_000), exact - 0.01, exact + 0.01);
    }

    [Fact]
    public void Judge_OfTheUniformPolicy_SeesThatItMissesTheGoodStates()
    {
        TabularProblem problem = SmallLock.Create(4, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 4)];
        CoverQuality quality = new LayeredJudge(problem, 1, 5).Judge(cover, null, 20_000);
        Assert.Equal(1, quality.Ratios[0][0], 12);
        Assert.True(double.IsNaN(quality.Ratios[0][SmallLock.Bad - 1])); // nobody starts there
        Assert.InRange(quality.Ratios[2][0], (1.0 / 9) - 0.01, (1.0 / 9) + 0.01);
        Assert.Equal(3, quality.WorstLayer);
        Assert.Null(quality.Decoding);
    }

    [Fact]
    public void Judge_Attainable_IsTheLikelihoodOfPerfectDecoding()
    {
        // In a good state one action of three leads to a good one, and says itself; the two others say that it was not that one.
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 3)];
        CoverQuality quality = new LayeredJudge(problem, 1, 5).Judge(cover, null, 20_000);
        Assert.Equal(2, quality.Attainable.Count);
        Assert.Equal(2.0 / 3 * Math.Log(0.5), quality.Attainable[0], 9);
        double good = 1.0 / 3;
        Assert.Equal((good * 2 / 3 * Math.Log(0.5)) + ((1 - good) * Math.Log(1.0 / 3)), quality.Attainable[1], 0.01);
    }

    [Fact]
    public void Batch_Episodes_DependOnTheirNumberAlone()
    {
        TabularProblem problem = SmallLock.Create(3, 2, 1);
        using IRevealedBatch whole = problem.CreateRevealedBatch(8), part = problem.CreateRevealedBatch(8);
        whole.Begin(3, 10, 8);
        part.Begin(3, 14, 2);
        int[] actions = [0, 1, 0, 1, 0, 1, 0, 1];
        float[] rewards = new float[8], seen = new float[8 * 3], again = new float[2 * 3];
        int[] states = new int[8], two = new int[2];
        for (int layer = 0; layer < 3; layer++)
        {
            whole.Step(actions, rewards);
            part.Step(actions.AsSpan(4, 2), rewards.AsSpan(0, 2));
        }

        whole.Observe(0, seen);
        part.Observe(0, new float[3]); // looking changes nothing
        part.Observe(0, again);
        whole.ReadLatents(states);
        part.ReadLatents(two);
        Assert.Equal(seen.AsSpan(12, 6).ToArray(), again);
        Assert.Equal(states.AsSpan(4, 2).ToArray(), two);
        Assert.Throws<InvalidOperationException>(() => whole.Step(actions, rewards));
    }

    [Fact]
    public void Batch_WrongUse_SaysWhatIsExpected()
    {
        using ILayeredBatch batch = SmallLock.Create(2, 2, 1).CreateBatch(4);
        Assert.Throws<InvalidOperationException>(() => batch.Step([0], new float[1]));
        batch.Begin(1, 0, 2);
        Assert.Contains("2 episodes take 2 actions in 0 .. 1", Assert.Throws<ArgumentException>(() => batch.Step([0, 2], new float[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => batch.Observe(1, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Begin(1, 0, 5));
    }

    [Fact]
    public void Uniform_Actions_AreAllTaken()
    {
        Rng rng = new(1);
        int[] actions = new int[300];
        new UniformPolicy(3).Act(0, [], new int[300], actions, new LayeredScratch(), ref rng);
        Assert.Equal([0, 1, 2], actions.Distinct().Order());
    }
}
