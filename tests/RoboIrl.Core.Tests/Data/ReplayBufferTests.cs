using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Data;

public sealed class ReplayBufferTests
{
    private static void Add(ReplayBuffer buffer, int k, EpisodeEnd end = EpisodeEnd.None) =>
        buffer.Add([k, k + 0.5f], [-k], 10 * k, end, [100 + k, 200 + k]);

    [Fact]
    public void Gather_AllColumns_GivesBackEachField()
    {
        var buffer = new ReplayBuffer(4, 2, 1);
        Add(buffer, 1);
        Add(buffer, 2, EpisodeEnd.Truncated);
        Add(buffer, 3, EpisodeEnd.Terminated);
        var (o, a, oa, r, nt, next) = (new float[4], new float[2], new float[6], new float[2], new float[2], new float[4]);
        buffer.Gather([2, 1], new TransitionColumns
        {
            Observations = o,
            Actions = a,
            ObservationActions = oa,
            Rewards = r,
            Continuation = nt,
            NextObservations = next,
        });
        Assert.Equal([3, 3.5f, 2, 2.5f], o);
        Assert.Equal([-3f, -2f], a);
        Assert.Equal([3, 3.5f, -3, 2, 2.5f, -2], oa);
        Assert.Equal([30f, 20f], r);
        Assert.Equal([0f, 1f], nt);
        Assert.Equal([103f, 203f, 102f, 202f], next);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2_500)] // several blocks, and the oldest overwritten
    public void Relabel_EveryTransition_IsRewardedByItsObservationAndAction(int count)
    {
        var buffer = new ReplayBuffer(2_048, 2, 1);
        for (int k = 0; k < count; k++)
        {
            Add(buffer, k);
        }

        buffer.Relabel((pairs, rewards) =>
        {
            for (int i = 0; i < rewards.Length; i++)
            {
                rewards[i] = pairs[3 * i] + (2 * pairs[(3 * i) + 2]); // k - 2 k
            }
        });
        int[] all = [.. Enumerable.Range(0, buffer.TransitionCount)];
        var (o, r, next) = (new float[2 * all.Length], new float[all.Length], new float[2 * all.Length]);
        buffer.Gather(all, new TransitionColumns { Observations = o, Rewards = r, NextObservations = next });
        Assert.All(all, i => Assert.Equal(-o[2 * i], r[i]));
        Assert.All(all, i => Assert.Equal(100 + o[2 * i], next[2 * i]));
    }

    [Fact]
    public void Add_BeyondCapacity_OverwritesTheOldest()
    {
        var buffer = new ReplayBuffer(3, 2, 1);
        for (int k = 0; k < 5; k++)
        {
            Add(buffer, k);
        }

        var rewards = new float[3];
        buffer.Gather([0, 1, 2], new TransitionColumns { Rewards = rewards });
        Assert.Equal(3, buffer.TransitionCount);
        Assert.Equal([20f, 30f, 40f], rewards.Order());
    }

    [Fact]
    public void Gather_IndexOutOfRange_NamesIt()
    {
        var buffer = new ReplayBuffer(3, 2, 1);
        Add(buffer, 1);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => buffer.Gather([0, 1], new TransitionColumns { Rewards = new float[2] }));
        Assert.Contains("position 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gather_ColumnOfWrongLength_Throws() =>
        Assert.Throws<ArgumentException>(() => new ReplayBuffer(3, 2, 1).Gather([], new TransitionColumns { Rewards = new float[2] }));

    [Fact]
    public void Sample_Empty_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            var rng = new Rng(1);
            ((ITransitions)new ReplayBuffer(3, 2, 1)).Sample(new int[2], ref rng);
        });

    [Fact]
    public void Sample_ManyDraws_CoversEveryTransitionEvenly()
    {
        var buffer = new ReplayBuffer(10, 2, 1);
        for (int k = 0; k < 8; k++)
        {
            Add(buffer, k);
        }

        var rng = new Rng(5);
        var indices = new int[8000];
        ((ITransitions)buffer).Sample(indices, ref rng);
        int[] counts = [.. Enumerable.Range(0, 8).Select(k => indices.Count(i => i == k))];
        Assert.Equal(8000, counts.Sum());
        Assert.All(counts, c => Assert.InRange(c, 880, 1120));
    }

    [Fact]
    public void Load_AfterWrapAround_ContinuesWithTheSameBytes()
    {
        var whole = new ReplayBuffer(5, 2, 1);
        for (int k = 0; k < 7; k++)
        {
            Add(whole, k);
        }

        MemoryCheckpoint middle = MemoryCheckpoint.Of(whole);
        var resumed = new ReplayBuffer(5, 2, 1);
        resumed.Load(middle);
        for (int k = 7; k < 11; k++)
        {
            Add(whole, k);
            Add(resumed, k);
        }

        Assert.Equal(MemoryCheckpoint.Of(whole).Hash(), MemoryCheckpoint.Of(resumed).Hash());
    }

    [Fact]
    public void Load_OfAFullBufferIntoALargerOne_KeepsTheOrderOfSteps()
    {
        var full = new ReplayBuffer(5, 2, 1);
        for (int k = 0; k < 7; k++)
        {
            Add(full, k);
        }

        var larger = new ReplayBuffer(8, 2, 1);
        larger.Load(MemoryCheckpoint.Of(full));
        Add(larger, 7);
        var rewards = new float[6];
        larger.Gather([0, 1, 2, 3, 4, 5], new TransitionColumns { Rewards = rewards });
        Assert.Equal([20f, 30f, 40f, 50f, 60f, 70f], rewards);
        Assert.Equal(0, larger.Oldest);
    }

    [Fact]
    public void EndOf_EachEnd_IsKept()
    {
        var buffer = new ReplayBuffer(5, 2, 1);
        Add(buffer, 1);
        Add(buffer, 2, EpisodeEnd.Truncated);
        Add(buffer, 3, EpisodeEnd.Terminated | EpisodeEnd.Truncated);
        var restored = new ReplayBuffer(5, 2, 1);
        restored.Load(MemoryCheckpoint.Of(buffer));
        Assert.Equal([EpisodeEnd.None, EpisodeEnd.Truncated, EpisodeEnd.Terminated], new[] { 0, 1, 2 }.Select(restored.EndOf));
        Assert.True(restored.HasTruncations);
        restored.Load(MemoryCheckpoint.Of(buffer).Without("truncations"));
        Assert.False(restored.HasTruncations);
    }

    [Fact]
    public void Load_FromAnotherShape_IsRefused()
    {
        var buffer = new ReplayBuffer(5, 2, 1);
        Add(buffer, 1);
        Assert.Throws<InvalidDataException>(() => new ReplayBuffer(5, 3, 1).Load(MemoryCheckpoint.Of(buffer)));
    }
}
