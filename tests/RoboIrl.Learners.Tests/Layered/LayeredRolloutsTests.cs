using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class LayeredRolloutsTests
{
    [Fact]
    public void Create_BatchThatCannotBeMade_FreesThoseBefore()
    {
        TabularProblem problem = SmallLock.Create(2, 2, 1);
        List<Watched> made = [];
        Assert.Throws<InvalidDataException>(() => new LayeredRollouts(problem.Spec, Make, 3, 1));
        Assert.Equal(2, made.Count);
        Assert.All(made, static batch => Assert.True(batch.IsFree));

        ILayeredBatch Make(int capacity)
        {
            if (made.Count == 2)
            {
                throw new InvalidDataException("no third one");
            }

            made.Add(new Watched(problem.CreateBatch(capacity)));
            return made[^1];
        }
    }

    [Fact]
    public void MeanReturn_OfEpisodes_CountsThem()
    {
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, 2, 5);
        double exact = problem.Latents.Evaluate(problem.Latents.UniformPolicy());
        Assert.InRange(rollouts.MeanReturn(new UniformPolicy(3), 20_000), exact - 0.01, exact + 0.01);
        Assert.Equal(20_000, rollouts.Episodes);
    }

    [Fact]
    public void Play_WhoGoesOn_HasNothingToDoWithWhoLedThere()
    {
        const int Count = 9_000;
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, 1, 5);
        RolloutData data = new(problem.Spec.ObservationSize);
        rollouts.Play(new RolloutPlan { Before = new UniformPolicy(3, 3), Fork = 1, After = new UniformPolicy(3, 3), End = 3 }, data, Count);
        int[] pairs = new int[9];
        for (int i = 0; i < Count; i++)
        {
            pairs[(data.Members[i] * 3) + data.Continuations[i]]++;
        }

        Assert.All(pairs, static count => Assert.InRange(count, 850, 1_150));
    }

    private sealed class Watched(ILayeredBatch inner) : ILayeredBatch
    {
        public bool IsFree { get; private set; }

        public LayeredSpec Spec => inner.Spec;

        public int Capacity => inner.Capacity;

        public int Count => inner.Count;

        public int Layer => inner.Layer;

        public void Begin(ulong seed, long firstEpisode, int count) => inner.Begin(seed, firstEpisode, count);

        public void Observe(int start, Span<float> observations) => inner.Observe(start, observations);

        public void Step(ReadOnlySpan<int> actions, Span<float> rewards) => inner.Step(actions, rewards);

        public void Dispose()
        {
            inner.Dispose();
            IsFree = true;
        }
    }
}
