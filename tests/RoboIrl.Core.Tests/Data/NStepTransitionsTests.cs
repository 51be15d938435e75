using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Data;

public sealed class NStepTransitionsTests
{
    private const double Discount = 0.5;

    [Fact]
    public void Gather_ThreeStepsOfOneWorld_SumsByHand()
    {
        var replay = new ReplayBuffer(10, 1, 1);
        Add(replay, 1, 10, EpisodeEnd.None);
        Add(replay, 2, 20, EpisodeEnd.None);
        Add(replay, 3, 40, EpisodeEnd.None);
        Add(replay, 4, 80, EpisodeEnd.Truncated);
        Add(replay, 5, 160, EpisodeEnd.Terminated);
        (float[] first, float[] rewards, float[] continuation, float[] next) = Gather(new NStepTransitions(replay, 1, 3, Discount), [0, 1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4, 5], first);
        Assert.Equal([10 + 10 + 10, 20 + 20 + 20, 40 + 40, 80, 160], rewards);
        Assert.Equal([0.25f, 0.25f, 0.5f, 1, 0], continuation); // never beyond an episode's end; 0 only after termination
        Assert.Equal([103, 104, 104, 104, 105], next);
    }

    [Fact]
    public void Gather_NewestTransitions_SumsWhatIsKnown()
    {
        var replay = new ReplayBuffer(3, 1, 1);
        for (int k = 0; k < 5; k++)
        {
            Add(replay, k, 1, EpisodeEnd.None); // rows hold 3, 4, 2
        }

        (float[] first, float[] rewards, float[] continuation, float[] next) = Gather(new NStepTransitions(replay, 1, 3, Discount), [0, 1, 2]);
        Assert.Equal([3, 4, 2], first);
        Assert.Equal([1.5f, 1, 1.75f], rewards);
        Assert.Equal([0.5f, 1, 0.25f], continuation);
        Assert.Equal([104, 104, 104], next);
    }

    [Fact]
    public void Gather_OneStep_IsTheBufferItself()
    {
        var replay = new ReplayBuffer(10, 1, 1);
        Add(replay, 1, 10, EpisodeEnd.None);
        Add(replay, 2, 20, EpisodeEnd.Terminated);
        Add(replay, 3, 30, EpisodeEnd.Truncated);
        var (alone, summed) = (Gather(replay, [2, 0, 1]), Gather(new NStepTransitions(replay, 1, 1, Discount), [2, 0, 1]));
        Assert.Equal(alone.Rewards, summed.Rewards);
        Assert.Equal(alone.Continuation, summed.Continuation);
        Assert.Equal(alone.Next, summed.Next);
    }

    [Theory]
    [InlineData(3, 4, 40)]  // capacity no multiple of the worlds, overwritten many times
    [InlineData(3, 50, 40)] // more steps than any episode
    [InlineData(2, 5, 500)] // never full
    [InlineData(7, 3, 6)]   // fewer transitions than worlds
    public void Gather_WorldsInTurn_FollowsEachWorldAlone(int worlds, int steps, int capacity)
    {
        var replay = new ReplayBuffer(capacity, 1, 1);
        List<(float Reward, EpisodeEnd End)> all = [];
        var rng = new Rng(3);
        for (int k = 0; k < 50 * worlds; k++)
        {
            EpisodeEnd end = rng.NextInt(8) switch { 0 => EpisodeEnd.Terminated, 1 => EpisodeEnd.Truncated, _ => EpisodeEnd.None };
            all.Add((rng.NextInt(64), end));
            Add(replay, k, all[k].Reward, end);
        }

        int[] rows = [.. Enumerable.Range(0, replay.TransitionCount)];
        (float[] first, float[] rewards, float[] continuation, float[] next) = Gather(new NStepTransitions(replay, worlds, steps, Discount), rows);
        Assert.All(rows, row =>
        {
            int at = (int)first[row];
            double weight = 1, reward = all[at].Reward;
            for (int k = 1; k < steps && all[at].End == EpisodeEnd.None && at + worlds < all.Count; k++)
            {
                at += worlds;
                weight *= Discount;
                reward += weight * all[at].Reward;
            }

            Assert.Equal((float)reward, rewards[row]);
            Assert.Equal(all[at].End == EpisodeEnd.Terminated ? 0 : (float)weight, continuation[row]);
            Assert.Equal(100 + at, next[row]);
        });
    }

    private static void Add(ReplayBuffer replay, int k, float reward, EpisodeEnd end) => replay.Add([k], [0], reward, end, [100 + k]);

    private static (float[] First, float[] Rewards, float[] Continuation, float[] Next) Gather(ITransitions transitions, int[] rows)
    {
        var (first, rewards, continuation, next) = (new float[rows.Length], new float[rows.Length], new float[rows.Length], new float[rows.Length]);
        transitions.Gather(rows, new TransitionColumns { Observations = first, Rewards = rewards, Continuation = continuation, NextObservations = next });
        return (first, rewards, continuation, next);
    }
}
