using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class PrincipalViewTests
{
    [Fact]
    public void Fit_Problem_KeepsEverythingButWhatIsSeen()
    {
        TabularProblem problem = SmallLock.Create(4, 3, 1);
        PrincipalView view = PrincipalView.Fit(problem, 2, 500, 7);
        Assert.Equal((problem.Spec.Horizon, problem.Spec.Actions, 2, problem.Spec.LatentStates), (view.Spec.Horizon, view.Spec.Actions, view.Spec.ObservationSize, view.Spec.LatentStates));
        Assert.Same(problem.Latents, view.Latents);
        Assert.Equal(500, view.Episodes);

        using IRevealedBatch seen = view.CreateRevealedBatch(100), hidden = problem.CreateRevealedBatch(100);
        int[] actions = [.. Enumerable.Range(0, 100).Select(static i => i % 3)], states = new int[100], same = new int[100];
        float[] rewards = new float[100], others = new float[100];
        seen.Begin(3, 10, 100);
        hidden.Begin(3, 10, 100);
        for (int layer = 0; layer < 4; layer++)
        {
            seen.ReadLatents(states);
            hidden.ReadLatents(same);
            Assert.Equal(same, states);
            seen.Step(actions, rewards);
            hidden.Step(actions, others);
            Assert.Equal(others, rewards);
        }
    }

    [Fact]
    public void Observe_HiddenStates_StayApart()
    {
        // A state is one element of its observation, so two components of three elements still tell all three.
        PrincipalView view = PrincipalView.Fit(SmallLock.Create(3, 2, 1), 2, 500, 7);
        using IRevealedBatch batch = view.CreateRevealedBatch(200); // more than are seen at once
        batch.Begin(1, 0, 200);
        batch.Step([.. Enumerable.Range(0, 200).Select(static i => i % 2)], new float[200]);
        int[] states = new int[200];
        float[] seen = new float[400], some = new float[2 * 70];
        batch.ReadLatents(states);
        batch.Observe(0, seen);
        (float, float)[] middles = [.. states.Distinct().Order().Select(s => (Mean(s, 0), Mean(s, 1)))];
        Assert.Equal(3, middles.Length);
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(states[i], states.Distinct().Order().MinBy(s => Distance(i, middles[Array.IndexOf([.. states.Distinct().Order()], s)])));
        }

        batch.Observe(130, some);
        Assert.Equal(seen.AsSpan(260, 140).ToArray(), some);
        Assert.Throws<ArgumentException>(() => batch.Observe(0, new float[3]));

        float Mean(int state, int component) => Enumerable.Range(0, 200).Where(i => states[i] == state).Average(i => seen[(2 * i) + component]);

        double Distance(int row, (float X, float Y) middle) => Math.Pow(seen[2 * row] - middle.X, 2) + Math.Pow(seen[(2 * row) + 1] - middle.Y, 2);
    }

    [Fact]
    public void Fit_MoreComponentsThanElements_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalView.Fit(SmallLock.Create(3, 2, 1), 1_000, 50, 7));
}
