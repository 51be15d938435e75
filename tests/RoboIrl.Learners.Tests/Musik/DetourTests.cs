using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using Xunit;

namespace RoboIrl.Learners.Tests.Musik;

/// <summary>The ablation: what several steps of inverse kinematics see that one step does not.</summary>
public sealed class DetourTests
{
    private static readonly MusikConfig Config = new() { Samples = 4000, BatchSize = 8192, Hidden = 64, Updates = 200, LearningRate = 5e-3, WantedGain = 0, Attempts = 2, Psdp = new PsdpConfig { Samples = 500, Hidden = 32, LearningRate = 1e-2 } };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cover_OfOneStep_GoesTheWrongWayToTheGoalAndErrsInNothingElse(ulong seed)
    {
        AssertTheWayAloneIsWrong(new GeneralMusikLearner(Config, oneStep: true), seed);
        AssertTheWayAloneIsWrong(new MusikLearner(Config), seed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cover_OfSeveralSteps_VisitsEverything(ulong seed)
    {
        TabularProblem problem = Detour.Create();
        using LayeredResult result = Learn(new GeneralMusikLearner(Config), seed);
        CoverQuality cover = new LayeredJudge(problem, 1, 1000 + seed).Judge(result.Cover!, null, 1000);
        (int layer, int state) = Detour.Goal;
        Assert.True(cover.Ratios[layer][state] >= 0.95, $"{cover.Ratios[layer][state]}");
        Assert.True(cover.Worst >= 0.8, $"{cover.Worst} in layer {cover.WorstLayer}"); // past the goal leads chance, too, and nearly as often
    }

    [Fact]
    public void Cover_OfOneStepUntrained_IsToldFromOneThatIsMisled()
    {
        // Its goal looks the same: where nothing is known, uniform actions reach it as often.
        TabularProblem problem = Detour.Create();
        double[] shares = [.. new ulong[] { 1, 2, 3 }.Select(seed =>
        {
            using LayeredResult result = Learn(new GeneralMusikLearner(Config with { TableUpdates = 1, TableLearningRate = 1e-9, Attempts = 1 }, oneStep: true), seed);
            return new LayeredJudge(problem, 1, seed).Judge(result.Cover!, null, 500).Ratios[1].Min();
        })];
        Assert.Contains(shares, static share => share < 0.5);
    }

    [Fact]
    public void Chance_AgainstTheKey_IsMoreForUniformActionsAndLessForTheBest()
    {
        TabularProblem problem = Detour.Create();
        LatentModel model = problem.Latents;
        double key = GoalAfter(0), chance = GoalAfter(1);
        Assert.Equal(0.1, key, 12);
        Assert.Equal(Detour.Chance, chance, 12);
        Assert.Equal(1, model.MaximalVisitation(Detour.Goal.Layer, Detour.Goal.State), 12);
        Assert.Equal(1, model.OptimalReturn, 12);
        Assert.True(key < chance && chance < 0.25, "Uniform actions must prefer chance, and chance must be no cover.");
        ILayeredPolicy[] uniform = [.. Enumerable.Repeat(new UniformPolicy(Detour.Actions), Detour.Horizon)];
        Assert.Equal((0.1 * key) + (0.9 * chance), new LayeredJudge(problem, 1, 3).Judge(uniform, null, 20_000).Ratios[Detour.Goal.Layer][Detour.Goal.State], 0.01);

        // Visits of the goal by an action in the first layer and uniform ones from there on.
        double GoalAfter(int first)
        {
            double[] policy = model.UniformPolicy(), visits = new double[(model.Horizon + 1) * model.States];
            for (int state = 0; state < model.States; state++)
            {
                policy.AsSpan(state * model.Actions, model.Actions).Clear();
                policy[(state * model.Actions) + first] = 1;
            }

            model.Evaluate(policy, visits);
            return visits[(Detour.Goal.Layer * model.States) + Detour.Goal.State];
        }
    }

    // Both places of layer 1 are visited, and who goes to the key first and on as the cover does is at the goal: what is known of each
    // step is right. The cover goes by chance all the same.
    private static void AssertTheWayAloneIsWrong(ILayeredLearner learner, ulong seed)
    {
        TabularProblem problem = Detour.Create();
        using LayeredResult result = Learn(learner, seed);
        LayeredJudge judge = new(problem, 1, 1000 + seed);
        IReadOnlyList<ILayeredPolicy> cover = result.Cover!;
        CoverQuality quality = judge.Judge(cover, null, 1000), either = judge.Judge([cover[0], cover[1], new EitherWay(cover[1], cover[2])], null, 1000);
        (int layer, int state) = Detour.Goal;
        Assert.All(quality.Ratios[1], static ratio => Assert.True(ratio >= 0.9, $"{ratio}"));
        Assert.InRange(quality.Ratios[layer][state], Detour.Chance - 0.05, Detour.Chance + 0.05); // no quarter of the optimum
        Assert.True(either.Ratios[layer][state] >= 0.9, $"{either.Ratios[layer][state]}");
    }

    private static LayeredResult Learn(ILayeredLearner learner, ulong seed) => learner.Learn(Detour.Create(), seed, static _ => { }, CancellationToken.None);

    /// <summary>Every pair of a member that leads to layer 1 and one that goes on from there.</summary>
    private sealed class EitherWay(ILayeredPolicy first, ILayeredPolicy second) : ILayeredPolicy
    {
        public int Members => first.Members * second.Members;

        public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
        {
            int[] own = new int[memory.Length];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = layer == 0 ? memory[i] / second.Members : memory[i] % second.Members;
            }

            (layer == 0 ? first : second).Act(layer, observations, own, actions, scratch, ref rng);
        }
    }
}
