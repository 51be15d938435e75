using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using RoboIrl.Learners.Tests.Problems;
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
    public void Cover_OfTheGoal_IsMissedByOneStepAndFoundByMany(ulong seed)
    {
        TabularProblem problem = Detour.Create();
        (int layer, int state) = Detour.Goal;
        Assert.Equal(1, problem.Latents.MaximalVisitation(layer, state), 12);
        double oneStep = ShareOfGoal(new MusikLearner(Config), problem, seed), multiStep = ShareOfGoal(new GeneralMusikLearner(Config), problem, seed);
        Assert.InRange(oneStep, Detour.Chance - 0.06, 0.25); // no quarter of the optimum
        Assert.True(multiStep >= 0.95, $"{multiStep}");
    }

    [Fact]
    public void Chance_AgainstTheKey_IsMoreForUniformActionsAndLessForTheBest()
    {
        TabularProblem problem = Detour.Create();
        Assert.True(Detour.Chance > 1.0 / Detour.Actions);
        Assert.True(Detour.Chance < 0.25);
        Assert.Equal(1, problem.Latents.OptimalReturn, 12);
    }

    [Fact]
    public void General_SmallLock_IsCoveredAndOpened()
    {
        TabularProblem problem = SmallLock.Create(3, 3, 4);
        List<LayerRecord> log = [];
        using LayeredResult result = new GeneralMusikLearner(Config with { Psdp = Config.Psdp with { Samples = 1500 } }).Learn(problem, 2, log.Add, CancellationToken.None);
        LayeredJudge judge = new(problem, 1, 77);
        CoverQuality cover = judge.Judge(result.Cover!, result.Decoder, 400);
        Assert.True(cover.Worst >= 0.8, $"worst {cover.Worst} at layer {cover.WorstLayer}");
        Assert.True(judge.MeanReturn(result.Policy, 500) >= 0.99);
        Assert.Equal((3 * 4000) + (3 * 1500), result.Episodes); // (1, 0), (2, 1), (2, 0), and three layers of rewards
        Assert.Equal([(1, 0), (2, 1), (2, 0)], log.Where(r => r.Stage == "cover").Select(r => (r.Goal, r.Layer)));
    }

    private static double ShareOfGoal(ILayeredLearner learner, TabularProblem problem, ulong seed)
    {
        using LayeredResult result = learner.Learn(problem, seed, _ => { }, CancellationToken.None);
        return new LayeredJudge(problem, 1, 1000 + seed).Judge(result.Cover!, null, 1000).Ratios[Detour.Goal.Layer][Detour.Goal.State];
    }
}
