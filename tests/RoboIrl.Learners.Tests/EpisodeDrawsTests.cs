using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Learners.Tests;

/// <summary>A training tells what was drawn for each of its episodes, once, whoever steps the worlds and however often it stops.</summary>
public sealed class EpisodeDrawsTests
{
    private const int Worlds = 3;
    private const ulong Seed = 4;
    private const int TotalSteps = 240;
    private static readonly PpoConfig SmallPpo = new() { RolloutSteps = 8, Minibatches = 2, Epochs = 1, HiddenLayers = [8] };
    private static readonly SacConfig SmallSac = new() { WarmUpSteps = 20, BatchSize = 8, HiddenLayers = [8] };

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void Run_RandomizedWorlds_TellsEveryEpisodeInOrder(bool onPolicy, int workers)
    {
        using TestRun run = Train(onPolicy, null, workers: workers);
        Assert.Equal(Expected(), Told(run));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_Resumed_TellsTheRestAndNothingTwice(bool onPolicy)
    {
        for (int stopAt = 24; stopAt < TotalSteps; stopAt += 48)
        {
            using TestRun first = Train(onPolicy, null, stopAt);
            using TestRun rest = Train(onPolicy, first.Last);
            Assert.Equal(Expected(), Told(first).Concat(Told(rest)));
        }
    }

    [Fact]
    public void Run_FromACheckpointWithoutDraws_CountsFromThereOn()
    {
        using TestRun older = Train(onPolicy: true, null, stopAt: 120, tells: false);
        Assert.Empty(older.Draws);
        using TestRun run = Train(onPolicy: true, older.Last);
        Assert.Equal(Expected().Where(draw => draw.Step >= 120).Select(draw => (draw.Step, draw.World, draw.Value)), Told(run).Select(draw => (draw.Step, draw.World, draw.Value)));
        Assert.All(Enumerable.Range(0, Worlds), world => Assert.Equal(0, run.Draws.First(draw => draw.World == world).Episode));
    }

    // The streams of the worlds say what comes, and what is drawn says how long it lasts.
    private static List<(long Step, int World, long Episode, double Value)> Expected()
    {
        List<(long Step, int World, long Episode, double Value)> draws = [];
        for (int world = 0; world < Worlds; world++)
        {
            Rng rng = new(Seed, (ulong)world);
            int episode = 0;
            for (int step = 0; step < TotalSteps; episode++)
            {
                int length = Drawing.Draw(ref rng);
                draws.Add((step, world, episode, length));
                step += length * Worlds;
            }
        }

        return [.. draws.OrderBy(draw => draw.Step).ThenBy(draw => draw.World)];
    }

    private static IEnumerable<(long Step, int World, long Episode, double Value)> Told(TestRun run) =>
        run.Draws.Select(draw => (draw.Step, draw.World, draw.Episode, Assert.Single(draw.Values)));

    private static TestRun Train(bool onPolicy, MemoryCheckpoint? from, long stopAt = long.MaxValue, int workers = 1, bool tells = true)
    {
        using Drawing environment = new(Worlds, tells);
        TestRun run = new() { StopAt = stopAt };
        TrainerOptions options = new() { TotalSteps = TotalSteps, Seed = Seed, Workers = workers };
        using ITrainer trainer = onPolicy ? TestRun.Ppo(environment, SmallPpo, options, run) : TestRun.Sac(environment, SmallSac, options, run);
        if (from is not null)
        {
            trainer.Load(from);
        }

        trainer.Run(run.Stop);
        return run;
    }
}
