using RoboIrl.Core.Layered;
using RoboIrl.Envs.CombinationLock;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock;

public sealed class LockModelTests
{
    public static TheoryData<LockDefinition, int> Locks => new()
    {
        { LockDefinition.BaselineCode, 1 }, { LockDefinition.PaperText, 1 }, { LockDefinition.BaselineCode, 5 }, { LockDefinition.PaperText, 5 }, { LockDefinition.BaselineCode, 100 }, { LockDefinition.PaperText, 100 },
    };

    [Theory]
    [MemberData(nameof(Locks))]
    public void OptimalReturn_BothDefinitions_IsOne(LockDefinition definition, int horizon) =>
        Assert.Equal(1, Lock(definition, horizon).Latents.OptimalReturn, 1e-12);

    [Theory]
    [MemberData(nameof(Locks))]
    public void MaximalVisitation_EveryLayer_IsHalfForGoodStatesAndOneForTheirCluster(LockDefinition definition, int horizon)
    {
        LatentModel model = Lock(definition, horizon).Latents;
        for (int layer = 0; layer <= horizon; layer++)
        {
            Assert.Equal(0.5, model.MaximalVisitation(layer, 0), 1e-12);
            Assert.Equal(0.5, model.MaximalVisitation(layer, 1), 1e-12);
            Assert.Equal(1, model.MaximalClusterVisitation(layer, model.ClusterOf(layer, 0)), 1e-12);
            Assert.Equal(layer == 0 ? 0 : 1, model.MaximalVisitation(layer, CombinationLockProblem.Bad), 1e-12);
        }

        Assert.Equal(model.ClusterOf(0, 0), model.ClusterOf(0, 1));
        Assert.NotEqual(model.ClusterOf(0, 0), model.ClusterOf(0, CombinationLockProblem.Bad));
    }

    [Theory]
    [InlineData(LockDefinition.BaselineCode, 0.05)]
    [InlineData(LockDefinition.PaperText, 0.1)]
    public void Evaluate_PolicyThatTakesTheNextReward_EarnsTheConsolationOnly(LockDefinition definition, double expected)
    {
        LatentModel model = Lock(definition, 6).Latents;
        Assert.Equal(expected, model.Evaluate(Myopic(model)), 1e-12);
    }

    [Fact]
    public void Evaluate_ConsolationAlwaysPaid_MakesTheGreedyOptimumATenthInBothDefinitions()
    {
        foreach (LockDefinition definition in Enum.GetValues<LockDefinition>())
        {
            CombinationLockOptions options = new() { Horizon = 6, Definition = definition, ConsolationProbability = 1 };
            LatentModel model = new CombinationLockProblem(options, 3).Latents;
            Assert.Equal(0.1, model.Evaluate(Myopic(model)), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Locks))]
    public void Evaluate_UniformPolicy_OpensTheLockWithTheExactProbability(LockDefinition definition, int horizon)
    {
        CombinationLockProblem problem = Lock(definition, horizon);
        LatentModel model = problem.Latents;
        double[] visitation = new double[(horizon + 1) * model.States];
        model.Evaluate(model.UniformPolicy(), visitation);
        double opened = visitation[^3] + visitation[^2];
        Assert.Equal(problem.UniformSuccessLog10, Math.Log10(opened), 1e-9);
        Assert.Equal(-horizon, problem.UniformSuccessLog10, 1e-9);
    }

    [Fact]
    public void Reward_LastDecision_PaysAConsolationInTheCodesDefinitionOnly()
    {
        CombinationLockProblem code = Lock(LockDefinition.BaselineCode, 3), text = Lock(LockDefinition.PaperText, 3);
        int wrong = (code.Opening(2, 0) + 1) % 10;
        Assert.Equal(code.Opening(2, 0), text.Opening(2, 0)); // a seed gives the same lock in both
        Assert.Equal(0.05, code.Latents.Reward(2, 0, wrong), 1e-12);
        Assert.Equal(0, text.Latents.Reward(2, 0, wrong));
        Assert.Equal(0.1, text.Latents.Reward(1, 0, (text.Opening(1, 0) + 1) % 10), 1e-12);
        Assert.Equal(1, text.Latents.Reward(2, 1, text.Opening(2, 1)));
    }

    [Fact]
    public void ClusterOf_CoinThatIsNotFair_KeepsGoodStatesApart()
    {
        LatentModel model = new CombinationLockProblem(new CombinationLockOptions { Horizon = 3, SwitchProbability = 0.25 }, 1).Latents;
        Assert.Equal(3, model.Clusters);
        Assert.Equal(0.75, model.Start(0), 1e-12);
        Assert.Equal(0.625, model.MaximalVisitation(1, 0), 1e-12); // 0.75 * 0.75 + 0.25 * 0.25
        Assert.Equal(0.375, model.MaximalVisitation(1, 1), 1e-12);
    }

    [Fact]
    public void Opening_ManySeeds_IsUniformAndIndependentPerState()
    {
        const int Locks = 400, Horizon = 50, Actions = 10;
        int[] counts = new int[Actions];
        int coincide = 0;
        for (ulong seed = 0; seed < Locks; seed++)
        {
            CombinationLockProblem problem = new(new CombinationLockOptions { Horizon = Horizon }, seed);
            for (int layer = 0; layer < Horizon; layer++)
            {
                counts[problem.Opening(layer, 0)]++;
                coincide += problem.Opening(layer, 0) == problem.Opening(layer, 1) ? 1 : 0;
            }
        }

        double layers = Locks * Horizon;
        Assert.All(counts, c => Assert.Equal(0.1, c / layers, 6 * Math.Sqrt(0.09 / layers)));
        Assert.Equal(0.1, coincide / layers, 6 * Math.Sqrt(0.09 / layers));
    }

    private static CombinationLockProblem Lock(LockDefinition definition, int horizon) => new(new CombinationLockOptions { Horizon = horizon, Definition = definition }, 17);

    private static double[] Myopic(LatentModel model)
    {
        double[] policy = new double[model.Horizon * model.States * model.Actions];
        for (int row = 0; row < model.Horizon * model.States; row++)
        {
            int best = Enumerable.Range(0, model.Actions).MaxBy(a => model.Reward(row / model.States, row % model.States, a));
            policy[(row * model.Actions) + best] = 1;
        }

        return policy;
    }
}
