using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Cql;
using RoboIrl.Learners.Tests.Offline;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Cql;

public sealed class CqlTests
{
    private static readonly CqlConfig Small = new() { BatchSize = 32, HiddenLayers = [32, 32], SampledActions = 4, PolicyLearningRate = 1e-3, CriticLearningRate = 1e-3 };

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Run_RewardsThatGrowWithTheAction_UnseenActionsAreValuedLowOnlyUnderThePenalty(double alpha, bool low)
    {
        using CqlLearner learner = LearnSlope(Small with { Alpha = alpha }, updates: 1_500);
        using CqlNetworks networks = PlainUpdate.CopyOf(learner, new CqlNetworks(PointMass.PointMassSpec, Small, 1, CPU));
        using var scope = NewDisposeScope();
        double seen = Value(0.3f), unseen = Value(0.95f);
        Assert.True(low == unseen < seen, $"the best recorded action is valued {seen:F2}, one beyond it {unseen:F2}");
        Assert.InRange(Value(0.3f) - Value(-0.3f), low ? 2 : 4.5, 7.5); // recorded actions keep their order

        double Value(float action) => PlainUpdate.SmallerQ(networks.ActorCritic.Critic, zeros(1, 2), tensor(action).view(1, 1)).item<float>();
    }

    [Fact]
    public void Run_Cloning_PolicyTakesTheRecordedActions()
    {
        using CqlLearner learner = LearnSlope(Small with { CloningUpdates = 10_000, LearnTemperature = false, InitialTemperature = 0.01 }, updates: 600);
        (float[] actions, var rng) = (new float[500], new Rng(1));
        learner.Policy.Act(new float[1_000], actions, ActMode.Sample, ref rng);
        Assert.Equal(0, actions.Average(), 0.05);
        Assert.InRange(actions.Average(a => a * a), 0.5 * 0.03, 2 * 0.03); // uniform in [-0.3, 0.3]
    }

    [Theory]
    [InlineData(-1_000, true)]
    [InlineData(1_000, false)]
    public void Update_Lagrange_FactorGrowsWhereTheGapIsTooLarge(double targetGap, bool grows)
    {
        (EnvironmentSpec spec, ReplayBuffer replay) = PlainUpdate.Transitions(50);
        using var learner = new CqlLearner(spec, Small with { Lagrange = true, TargetGap = targetGap }, 4, CPU);
        using var run = new TestRun();
        var rng = new Rng(1);
        learner.Update(replay, ref rng, run);
        Assert.Equal(1, run.Latest["critic/penalty_factor"], 6);
        learner.Update(replay, ref rng, run);
        Assert.Equal(grows ? Math.Exp(1e-3) : Math.Exp(-1e-3), run.Latest["critic/penalty_factor"], 6); // Adam's first step has the size of its rate
    }

    [Fact]
    public void Run_MixedDataset_BeatsWhoRecordedIt()
    {
        CqlConfig config = Small with { BatchSize = 64, TargetRate = 0.02, Discount = 0.95, Alpha = 0.5, TemperatureLearningRate = 1e-3, InitialTemperature = 0.1 };
        MixedEpisodes.AssertImprovedBy(new CqlLearner(PointMass.PointMassSpec, config, 1, CPU), new OfflineOptions { NormalizeObservations = true });
    }

    // One step from one place, actions in [-0.3, 0.3], the reward is ten times the action.
    private static CqlLearner LearnSlope(CqlConfig config, int updates)
    {
        var replay = new ReplayBuffer(200, 2, 1);
        Rng data = new(3), rng = new(1);
        for (int i = 0; i < 200; i++)
        {
            float action = (float)data.Uniform(-0.3, 0.3);
            replay.Add([0, 0], [action], 10 * action, EpisodeEnd.Terminated, [0, 0]);
        }

        var learner = new CqlLearner(PointMass.PointMassSpec, config, 4, CPU);
        using var run = new TestRun();
        for (int i = 0; i < updates; i++)
        {
            learner.Update(replay, ref rng, run);
        }

        return learner;
    }
}
