using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests;

public sealed class EvaluatorTests
{
    [Fact]
    public void Evaluate_SomeEpisodesFault_CountsThemAndLeavesThemOutOfTheMeans()
    {
        using var worlds = new Breaking(4, share: 0.5);
        EvaluationResult result = new Evaluator(worlds, 10, seed: 3).Evaluate(new ZeroPolicy(PointMass.PointMassSpec));
        Assert.InRange(result.NumericFaults, 1, 9);
        Assert.Equal(result.Lengths.Select(length => length == 3), result.Faulted);
        Assert.Equal(Breaking.Steps, result.MeanReturn);
        Assert.Equal(0, result.StdReturn);
        Assert.Equal(Breaking.Steps, result.MeanLength);
        Assert.Equal(10 - result.NumericFaults, result.SoundReturns.Count());
    }

    [Fact]
    public void Evaluate_EveryEpisodeFaults_HasNoMean()
    {
        using var worlds = new Breaking(4, share: 1);
        EvaluationResult result = new Evaluator(worlds, 6, seed: 3).Evaluate(new ZeroPolicy(PointMass.PointMassSpec));
        Assert.Equal(6, result.NumericFaults);
        Assert.Null(result.MeanReturn);
        Assert.Null(result.StdReturn);
        Assert.Null(result.MeanLength);
    }

    [Fact]
    public void Evaluate_FaultsOfEarlierEpisodes_AreNotCountedAgain()
    {
        using var worlds = new Breaking(1, share: 0.5);
        var evaluator = new Evaluator(worlds, 10, seed: 3);
        var policy = new ZeroPolicy(PointMass.PointMassSpec);
        Assert.Equal(evaluator.Evaluate(policy).Faulted, evaluator.Evaluate(policy).Faulted);
    }

    [Theory]
    [InlineData(0.0, 0, true)]
    [InlineData(1.0, 2, false)]
    public void Run_EvaluationFaults_AreInTheMetricsAndAMeanOnlyWhereThereIsOne(double share, double faults, bool hasMean)
    {
        using var environment = new PointMass(1);
        using var worlds = new Breaking(2, share);
        using var run = new TestRun();
        using OffPolicyTrainer trainer = TestRun.Sac(
            environment,
            new SacConfig { WarmUpSteps = 20, BatchSize = 8, HiddenLayers = [8] },
            new TrainerOptions { TotalSteps = 30 },
            run,
            new Evaluator(worlds, 2, seed: 8));
        Assert.True(trainer.Run(default).Completed);
        Assert.Equal(faults, run.Latest["evaluation/numeric_faults"]);
        Assert.Equal(hasMean, run.Latest.ContainsKey("evaluation/mean_return"));
    }
}
