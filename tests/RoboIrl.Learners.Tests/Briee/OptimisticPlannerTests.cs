using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Briee;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Briee;

public sealed class OptimisticPlannerTests
{
    private const int States = 3;

    [Fact]
    public void Plan_EveryTransitionAndNoBonus_IsExactDynamicProgramming()
    {
        const int Horizon = 4, Actions = 3;
        LatentModel model = SmallLock.Create(Horizon, Actions, 5).Latents;
        TransitionReplay[] data = [.. Enumerable.Range(0, Horizon).Select(layer => Everything(model, layer))];
        OptimisticValues values = OptimisticPlanner.Plan(data, [.. data.Select(_ => Certain())], Actions, 1e-9, 0);

        double[] next = new double[States];
        for (int layer = Horizon - 1; layer >= 0; layer--)
        {
            double[] here = new double[States];
            for (int state = 0; state < States; state++)
            {
                double[] q = [.. Enumerable.Range(0, Actions).Select(a => model.Reward(layer, state, a) + Dot(model.Next(layer, state, a), next))];
                here[state] = q.Max();
                (int action, double value) = values.Best(layer, Seen(state));
                Assert.Equal(here[state], value, 1e-6);
                Assert.Equal(here[state], q[action], 1e-6);
            }

            next = here;
        }

        Assert.Equal(model.OptimalReturn, (values.Best(0, Seen(0)).Value + values.Best(0, Seen(1)).Value) / 2, 1e-6);
    }

    [Theory]
    [InlineData(0, 1.5)]            // never done: alpha / sqrt(lambda)
    [InlineData(3, 0.375 + 0.75)]   // 0.5 * 3 / 4 + 1.5 / sqrt(4)
    [InlineData(8, (4.0 / 9) + 0.5)] // 0.5 * 8 / 9 + 1.5 / sqrt(9)
    public void Plan_WithBonus_FallsWithTheCount(int count, double expected)
    {
        TransitionReplay first = new(20, States), last = new(20, States);
        first.Add(Seen(0), [0], [0], Seen(0));
        for (int i = 0; i < count; i++)
        {
            last.Add(Seen(0), [0], [0.5f], Seen(1));
        }

        OptimisticValues values = OptimisticPlanner.Plan([first, last], [Certain(), Certain()], 1, 1, 1.5);
        Assert.Equal(expected, values.Best(1, Seen(0)).Value, 1e-6);
        Assert.Equal(1.5, values.Best(1, Seen(2)).Value, 1e-6);                                 // of another state nothing was learned
        Assert.Equal(Math.Min(2, (expected / 2) + (1.5 / Math.Sqrt(2))), values.Best(0, Seen(0)).Value, 1e-6); // no more than H
    }

    [Fact]
    public void Solve_RandomRows_FulfilsTheNormalEquations()
    {
        const int Actions = 2, Targets = 2, Count = 40;
        const double Lambda = 0.3;
        Rng rng = new(3);
        ActionRidge ridge = new(Actions, States, 5);
        (int Action, float[] Guess, float[] Targets)[] rows =
            [.. Enumerable.Range(0, Count).Select(_ => (rng.NextInt(Actions), Normals(States, ref rng), Normals(Targets, ref rng)))];
        foreach ((int action, float[] guess, float[] targets) in rows)
        {
            ridge.Add(action, guess, targets);
        }

        ridge.Solve(Lambda, Targets);
        for (int action = 0; action < Actions; action++)
        {
            for (int target = 0; target < Targets; target++)
            {
                for (int i = 0; i < States; i++)
                {
                    double left = rows.Where(r => r.Action == action).Sum(r => r.Guess[i] * (r.Targets[target] - ridge.Predict(action, r.Guess, target)));
                    Assert.Equal(Lambda * ridge.Weights(action, target)[i], left, 1e-9);
                }
            }
        }
    }

    [Fact]
    public void Width_OfTwoDirections_IsThatOfTheInverse()
    {
        ActionRidge ridge = new(1, 2, 1);
        ridge.Add(0, [1, 0], [0]);
        ridge.Add(0, [1, 1], [0]);
        ridge.Solve(1, 1); // [[3, 1], [1, 2]], its inverse [[2, -1], [-1, 3]] / 5
        Assert.Equal(Math.Sqrt(2.0 / 5), ridge.Width(0, [1, 0]), 1e-12);
        Assert.Equal(Math.Sqrt(3.0 / 5), ridge.Width(0, [1, 1]), 1e-12);
    }

    [Fact]
    public void Play_Round_KeepsTwoTransitionsOfEveryEpisodeInTheirLayers()
    {
        const int Horizon = 3, Samples = 6;
        TabularProblem problem = SmallLock.Create(Horizon, 2, 5);
        using BrieeCollector collector = new(problem, Samples, 100, 9);
        Rng rng = new(1);
        collector.Play(new UniformPolicy(2), ref rng);
        Assert.Equal(Horizon * Samples, collector.Episodes);
        Assert.Equal([Samples, 2 * Samples, 2 * Samples], collector.Replays.Select(r => r.Count));
        for (int layer = 0; layer < Horizon; layer++)
        {
            TransitionReplay data = collector.Replays[layer];
            for (int i = 0; i < data.Count; i++)
            {
                int here = Rows.ArgMax(data.Here.Slice(i * States, States)), there = Rows.ArgMax(data.There.Slice(i * States, States));
                Assert.True(problem.Latents.Next(layer, here, data.Actions[i])[there] > 0, $"layer {layer}: {here} {data.Actions[i]} {there}");
                Assert.Equal(problem.Latents.Reward(layer, here, data.Actions[i]), data.Rewards[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Add_MoreThanThereIsRoomFor_ForgetsTheOldest()
    {
        TransitionReplay data = new(3, 1);
        for (int i = 0; i < 5; i++)
        {
            data.Add([i], [i], [i], [-i]);
        }

        Assert.Equal([2, 3, 4], data.Actions.ToArray().Order());
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal((data.Actions[i], (float)data.Actions[i], -(float)data.Actions[i]), (data.Here[i], data.Rewards[i], data.There[i]));
        }
    }

    // Two rows for every state and action, which is all that happens where probabilities are halves.
    private static TransitionReplay Everything(LatentModel model, int layer)
    {
        TransitionReplay data = new(100, States);
        for (int state = 0; state < States; state++)
        {
            for (int action = 0; action < model.Actions; action++)
            {
                for (int next = 0; next < States; next++)
                {
                    for (int copy = 0; copy < 2 * model.Next(layer, state, action)[next]; copy++)
                    {
                        data.Add(Seen(state), [action], [(float)model.Reward(layer, state, action)], Seen(next));
                    }
                }
            }
        }

        return data;
    }

    // Its guess is the state itself.
    private static StateEncoder Certain()
    {
        StateEncoder encoder = new(States, States, 0.01);
        for (int i = 0; i < States; i++)
        {
            encoder.Weights[(i * States) + i] = 1;
        }

        return encoder;
    }

    private static float[] Seen(int state) => [.. Enumerable.Range(0, States).Select(i => i == state ? 1f : 0)];

    private static float[] Normals(int count, ref Rng rng)
    {
        float[] values = new float[count];
        rng.FillNormal(values);
        return values;
    }

    private static double Dot(ReadOnlySpan<double> a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < b.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
