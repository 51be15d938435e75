using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Datasets;

public sealed class ReplayEpisodesTests
{
    private static readonly DatasetDescription Description = new()
    {
        Environment = new EnvironmentSpec("test/line-v0", VectorSpec.Unbounded(1), VectorSpec.Unbounded(1), 100, 0.1, []),
        StateSize = 0,
        HasInfos = false,
        Origin = new DatasetOrigin { Policy = "replay buffer" },
    };

    /// <summary>World 0 terminates every third step, world 1 is cut every fourth; observations name world, episode and step.</summary>
    [Theory]
    [InlineData(1_000, true)] // all is kept
    [InlineData(1_000, false)] // a buffer that kept terminations only
    [InlineData(30, true)] // full, not a multiple of an episode
    [InlineData(31, true)] // full, the oldest is of the other world
    [InlineData(31, false)]
    public void Write_TwoWorlds_FindsTheirEpisodes(int capacity, bool keepsTruncations)
    {
        const int Steps = 25;
        ReplayBuffer buffer = new(capacity, 1, 1);
        for (int t = 0; t < Steps; t++)
        {
            for (int world = 0; world < 2; world++)
            {
                int length = 3 + world, episode = t / length, at = t % length;
                EpisodeEnd end = at < length - 1 ? EpisodeEnd.None : world == 0 ? EpisodeEnd.Terminated : keepsTruncations ? EpisodeEnd.Truncated : EpisodeEnd.None;
                buffer.Add([At(world, episode, at)], [world], t, end, [At(world, episode, at + 1)]);
            }
        }

        using TempFolder folder = new();
        using (DatasetWriter writer = DatasetWriter.Create(folder.At("d"), Description))
        {
            ReplayEpisodes.Write(buffer, 2, 2 * Steps, 3, writer, CancellationToken.None);
        }

        using Dataset dataset = Dataset.Open(folder.At("d"));
        Assert.Equal(Math.Min(capacity, 2 * Steps), dataset.TransitionCount);
        int[] unfinished = [0, 0];
        for (int e = 0; e < dataset.EpisodeCount; e++)
        {
            Trajectory episode = dataset.Episode(e);
            int world = (int)episode.Actions[0];
            float start = episode.Observations[0];
            Assert.Equal(Enumerable.Range(0, episode.Steps).Select(i => start + i), episode.Observations.ToArray());
            Assert.Equal(start + episode.Steps, episode.FinalObservation[0]);
            Assert.All(episode.Actions.ToArray(), a => Assert.Equal(world, a));
            bool whole = episode.FinalObservation[0] % 100 == 3 + world;
            Assert.Equal(whole && world == 0 ? 1 : 0, episode.Terminated[^1]);
            unfinished[world] += whole ? 0 : 1;
        }

        Assert.Equal([1, 1], unfinished); // 25 steps end within an episode of both
    }

    [Fact]
    public void Write_EpisodesThatBeginWhereTheLastOneWasCut_StayApart()
    {
        ReplayBuffer buffer = new(10, 1, 1);
        for (int t = 0; t < 6; t++)
        {
            buffer.Add([0], [t], t, t % 3 == 2 ? EpisodeEnd.Truncated : EpisodeEnd.None, [0]);
        }

        using TempFolder folder = new();
        using (DatasetWriter writer = DatasetWriter.Create(folder.At("d"), Description))
        {
            ReplayEpisodes.Write(buffer, 1, 6, 3, writer, CancellationToken.None);
        }

        using Dataset dataset = Dataset.Open(folder.At("d"));
        Assert.Equal([3, 3], Enumerable.Range(0, dataset.EpisodeCount).Select(e => dataset.Episode(e).Steps));
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(10, 10)]
    [InlineData(10, 17)]
    [InlineData(10, 20)]
    public void Restore_FromACheckpoint_HasTheSameTransitionsInOrder(int capacity, int added)
    {
        ReplayBuffer buffer = new(capacity, 1, 1);
        for (int t = 0; t < added; t++)
        {
            buffer.Add([t], [t], t, EpisodeEnd.None, [t + 1]);
        }

        MemoryCheckpoint checkpoint = new();
        buffer.Save(checkpoint);
        ReplayBuffer restored = ReplayBuffer.Restore(checkpoint, 1, 1);
        float[] rewards = new float[restored.TransitionCount];
        restored.Gather([.. Enumerable.Range(0, rewards.Length).Select(i => (restored.Oldest + i) % rewards.Length)], new TransitionColumns { Rewards = rewards });
        Assert.Equal(Enumerable.Range(Math.Max(0, added - capacity), Math.Min(added, capacity)).Select(t => (float)t), rewards);
    }

    private static float At(int world, int episode, int step) => (10_000 * world) + (100 * episode) + step;
}
