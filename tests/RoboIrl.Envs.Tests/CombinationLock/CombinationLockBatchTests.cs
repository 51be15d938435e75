using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock;

public sealed class CombinationLockBatchTests
{
    private const double Errors = 6; // standard errors of a binomial count that a correct simulator stays within

    [Theory]
    [InlineData(LockDefinition.BaselineCode, 0.5)]
    [InlineData(LockDefinition.PaperText, 0.5)]
    [InlineData(LockDefinition.BaselineCode, 0.2)]
    public void Step_StochasticPolicy_VisitsAndEarnsWhatDynamicProgrammingSays(LockDefinition definition, double change)
    {
        const int Horizon = 4, Episodes = 200_000;
        CombinationLockProblem problem = new(new CombinationLockOptions { Horizon = Horizon, Definition = definition, SwitchProbability = change, Actions = 3 }, 5);
        double[] policy = new double[Horizon * 3 * 3], expected = new double[(Horizon + 1) * 3], counts = new double[expected.Length];
        for (int row = 0; row < policy.Length; row += 3)
        {
            (policy[row], policy[row + 1], policy[row + 2]) = (0.5, 0.3, 0.2);
        }

        double value = problem.Latents.Evaluate(policy, expected), total = 0;
        using IRevealedBatch batch = problem.CreateRevealedBatch(Episodes);
        batch.Begin(1, 0, Episodes);
        Rng rng = new(2);
        int[] actions = new int[Episodes];
        float[] rewards = new float[Episodes];
        Count(batch, counts);
        while (batch.Layer < Horizon)
        {
            foreach (ref int action in actions.AsSpan())
            {
                double draw = rng.NextDouble();
                action = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2;
            }

            batch.Step(actions, rewards);
            total += rewards.Sum(r => (double)r);
            Count(batch, counts);
        }

        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], counts[i] / Episodes, (Errors * Math.Sqrt(expected[i] * (1 - expected[i]) / Episodes)) + 1e-12);
        }

        Assert.Equal(value, total / Episodes, Errors * Math.Sqrt(value * (1 - value) / Episodes)); // returns are in [0, 1]
    }

    [Theory]
    [InlineData(LockDefinition.BaselineCode)]
    [InlineData(LockDefinition.PaperText)]
    public void Step_WrongActionInAGoodState_PaysAsDefined(LockDefinition definition)
    {
        const int Horizon = 3, Episodes = 40_000;
        CombinationLockProblem problem = Locks.Make(Horizon, definition);
        using IRevealedBatch batch = problem.CreateRevealedBatch(Episodes);
        float[] rewards = new float[Episodes];
        for (int wrong = 0; wrong < Horizon; wrong++)
        {
            batch.Begin(3, 0, Episodes);
            while (batch.Layer < wrong)
            {
                batch.Step(Locks.Openings(problem, batch), rewards);
                Assert.All(rewards, r => Assert.Equal(0, r));
            }

            batch.Step([.. Locks.Openings(problem, batch).Select(a => (a + 3) % 10)], rewards);
            Assert.All(Locks.Latents(batch), s => Assert.Equal(CombinationLockProblem.Bad, s));
            Assert.All(rewards, r => Assert.True(r is 0 or 0.1f));
            double paid = rewards.Count(r => r > 0) / (double)Episodes;
            double expected = definition == LockDefinition.BaselineCode ? 0.5 : wrong < Horizon - 1 ? 1 : 0;
            Assert.Equal(expected, paid, Errors * Math.Sqrt(expected * (1 - expected) / Episodes));
        }
    }

    [Fact]
    public void Step_OpeningActions_PayOneAtTheEndOnly()
    {
        CombinationLockProblem problem = Locks.Make(25);
        using IRevealedBatch batch = problem.CreateRevealedBatch(100);
        batch.Begin(1, 0, 100);
        float[] rewards = new float[100];
        for (int layer = 0; layer < 25; layer++)
        {
            Assert.Equal(layer, batch.Layer);
            batch.Step(Locks.Openings(problem, batch), rewards);
            Assert.All(rewards, r => Assert.Equal(layer == 24 ? 1 : 0, r));
        }
    }

    [Fact]
    public void Step_BadState_IsNeverLeftAndPaysNothing()
    {
        CombinationLockProblem problem = Locks.Make(4, LockDefinition.PaperText);
        using IRevealedBatch batch = problem.CreateRevealedBatch(10);
        batch.Begin(1, 0, 10);
        float[] rewards = new float[10];
        batch.Step([.. Locks.Openings(problem, batch).Select(a => (a + 1) % 10)], rewards);
        for (int action = 0; batch.Layer < 4; action++)
        {
            batch.Step([.. Enumerable.Range(action, 10).Select(a => a % 10)], rewards);
            Assert.All(rewards, r => Assert.Equal(0, r));
            Assert.All(Locks.Latents(batch), s => Assert.Equal(CombinationLockProblem.Bad, s));
        }
    }

    [Fact]
    public void Episode_InAnyCompany_IsTheSame()
    {
        CombinationLockProblem problem = Locks.Make(6);
        float[] alone = Locks.Trace(problem, 1_000, 1, 1_000);
        Assert.Equal(alone, Locks.Trace(problem, 990, 40, 1_000));
        Assert.Equal(alone, Locks.Trace(problem, 0, 1_001, 1_000));
        Assert.Equal(alone, Locks.Trace(problem, 999, 2, 1_000, observed: false));
        Assert.NotEqual(alone, Locks.Trace(problem, 1_003, 1, 1_003));
    }

    [Fact]
    public async Task Episode_OnManyWorkers_IsTheSame()
    {
        CombinationLockProblem problem = Locks.Make(6);
        float[][] traces = await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => Locks.Trace(problem, w * 10, 10, (w * 10) + 3))));
        for (int w = 0; w < traces.Length; w++)
        {
            Assert.Equal(Locks.Trace(problem, 0, 80, (w * 10) + 3), traces[w]);
        }
    }

    [Fact]
    public void Begin_OtherSeed_GivesOtherEpisodes()
    {
        CombinationLockProblem problem = Locks.Make(6);
        using IRevealedBatch batch = problem.CreateRevealedBatch(64);
        float[] first = new float[64 * 16], second = new float[64 * 16];
        batch.Begin(1, 0, 64);
        batch.Observe(0, first);
        int[] latents = Locks.Latents(batch);
        batch.Begin(2, 0, 64);
        batch.Observe(0, second);
        Assert.NotEqual(first, second);
        Assert.NotEqual(latents, Locks.Latents(batch));
        batch.Begin(1, 0, 64);
        batch.Observe(0, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void BeginStepObserve_AnyNumber_AllocateNothing()
    {
        CombinationLockProblem problem = Locks.Make(6);
        using ILayeredBatch batch = problem.CreateBatch(64);
        float[] observations = new float[64 * 16], rewards = new float[64];
        int[] actions = new int[64];
        Allocations.AssertNone(() =>
        {
            batch.Begin(1, 0, 64);
            for (int layer = 0; layer < 6; layer++)
            {
                batch.Observe(0, observations);
                batch.Step(actions, rewards);
            }
        });
    }

    [Fact]
    public void Calls_ThatMakeNoSense_AreRefused()
    {
        CombinationLockProblem problem = Locks.Make(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.CreateBatch(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.CreateBatch(int.MaxValue));
        IRevealedBatch batch = problem.CreateRevealedBatch(4);
        Assert.Throws<InvalidOperationException>(() => batch.Step([0], new float[1]));
        Assert.Throws<InvalidOperationException>(() => batch.Observe(0, new float[8]));
        Assert.Throws<InvalidOperationException>(() => batch.ReadLatents(new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Begin(1, 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Begin(1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Begin(1, -1, 1));
        batch.Begin(1, 0, 3);
        Assert.Throws<ArgumentException>(() => batch.ReadLatents(new int[4]));
        Assert.Throws<ArgumentException>(() => batch.Observe(0, new float[9]));
        Assert.Throws<ArgumentException>(() => batch.Observe(2, new float[16]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Observe(-1, new float[8]));
        Assert.Throws<ArgumentException>(() => batch.Observe(int.MaxValue, new float[8]));
        Assert.Throws<ArgumentException>(() => batch.Step([0, 0], new float[3]));
        Assert.Throws<ArgumentException>(() => batch.Step([0, 0, 0], new float[2]));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => batch.Step([0, 10, 0], new float[3]));
        Assert.Contains("actions[1] is 10", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => batch.Step([0, -1, 0], new float[3]));
        Assert.Equal(0, batch.Layer);
        batch.Step([0, 0, 0], new float[3]);
        Assert.Throws<InvalidOperationException>(() => batch.Step([0, 0, 0], new float[3]));
        batch.Observe(0, new float[24]); // where the last decision led can be seen
        batch.Dispose();
        Assert.Throws<ObjectDisposedException>(() => batch.Begin(1, 0, 1));
        Assert.Throws<ObjectDisposedException>(() => batch.Observe(0, new float[8]));
    }

    private static void Count(IRevealedBatch batch, double[] counts)
    {
        foreach (int latent in Locks.Latents(batch))
        {
            counts[(batch.Layer * 3) + latent]++;
        }
    }
}
