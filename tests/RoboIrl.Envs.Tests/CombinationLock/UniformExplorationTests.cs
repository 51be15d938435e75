using RoboIrl.Core.Layered;
using RoboIrl.Envs.CombinationLock;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock;

public sealed class UniformExplorationTests
{
    [Theory]
    [InlineData(LockDefinition.BaselineCode)]
    [InlineData(LockDefinition.PaperText)]
    public void Run_ShortLock_SucceedsAndEarnsAsOftenAsItShould(LockDefinition definition)
    {
        const int Episodes = 200_000;
        CombinationLockProblem problem = Locks.Make(2, definition);
        UniformExplorationResult result = UniformExploration.Run(problem, 1, Episodes, success: 1);
        double chance = Math.Pow(10, problem.UniformSuccessLog10);
        Assert.Equal(0.01, chance, 1e-12);
        Assert.Equal(chance, result.Successes / (double)Episodes, 6 * Math.Sqrt(chance * (1 - chance) / Episodes));
        double value = problem.Latents.Evaluate(problem.Latents.UniformPolicy());
        Assert.Equal(value, result.MeanReturn, 6 * Math.Sqrt(value / Episodes)); // returns are in [0, 1]
        Assert.Equal(1, result.BestReturn);
        Assert.Equal(Episodes, result.Episodes);
    }

    [Fact]
    public void Run_MoreEpisodes_BeginWithThoseOfAShorterRun()
    {
        CombinationLockProblem problem = Locks.Make(2);
        UniformExplorationResult longer = UniformExploration.Run(problem, 1, 10_000, success: 1);
        UniformExplorationResult shorter = UniformExploration.Run(problem, 1, longer.FirstSuccess + 1, success: 1);
        Assert.Equal(1, shorter.Successes);
        Assert.Equal(longer.FirstSuccess, shorter.FirstSuccess);
        Assert.Equal(0, UniformExploration.Run(problem, 1, longer.FirstSuccess, success: 1).Successes);
    }

    [Fact]
    public void Run_LongLock_IsNotOpened()
    {
        UniformExplorationResult result = UniformExploration.Run(Locks.Make(25), 1, 50_000, success: 1);
        Assert.Equal(0, result.Successes);
        Assert.Equal(-1, result.FirstSuccess);
    }

    [Fact]
    public void Run_Stopped_EndsBetweenBatches()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => UniformExploration.Run(Locks.Make(2), 1, 10, success: 1, stop.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformExploration.Run(Locks.Make(2), 1, 0, success: 1));
    }
}
