using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Learners.Tests;

/// <summary>An episode is a success if the task was done in any of its steps; a run may end when it is learned.</summary>
public sealed class SuccessTests
{
    private static readonly SacConfig SmallSac = new() { WarmUpSteps = 20, BatchSize = 8, HiddenLayers = [8] };

    [Fact]
    public void Evaluate_TaskDoneInTheMiddle_CountsTheEpisode()
    {
        using var worlds = new Doable(4, share: 0.5);
        EvaluationResult result = new Evaluator(worlds, 30, seed: 3).Evaluate(new ZeroPolicy(Doable.DoableSpec));
        Assert.Equal(result.Returns.Select(r => r > 0), result.Succeeded);
        Assert.Equal(result.Succeeded.Count(s => s) / 30.0, result.SuccessRate);
        Assert.InRange(result.SuccessRate!.Value, 0.1, 0.9);
    }

    [Fact]
    public void Evaluate_EnvironmentWithoutSuccess_HasNoRate()
    {
        using var worlds = new PointMass(2);
        EvaluationResult result = new Evaluator(worlds, 2, seed: 3).Evaluate(new ZeroPolicy(PointMass.PointMassSpec));
        Assert.Null(result.SuccessRate);
        Assert.Empty(result.Succeeded);
    }

    [Fact]
    public void Run_OnAndOffPolicy_ReportTheShareOfSuccessfulTrainingEpisodes()
    {
        using var environment = new Doable(2, share: 1);
        using var run = new TestRun();
        using OnPolicyTrainer ppo = TestRun.Ppo(environment, new PpoConfig { RolloutSteps = 8, Minibatches = 2, HiddenLayers = [8] }, new TrainerOptions { TotalSteps = 64 }, run);
        ppo.Run(default);
        Assert.NotEmpty(run.Values("episode/success"));
        Assert.All(run.Values("episode/success"), share => Assert.Equal(1, share));

        using var never = new Doable(2, share: 0);
        using var other = new TestRun();
        using OffPolicyTrainer sac = TestRun.Sac(never, SmallSac, new TrainerOptions { TotalSteps = 60 }, other);
        sac.Run(default);
        Assert.NotEmpty(other.Values("episode/success"));
        Assert.All(other.Values("episode/success"), share => Assert.Equal(0, share));
    }

    [Fact]
    public void Run_GoalReachedInARow_EndsEarlyAndStaysEnded()
    {
        using TestRun run = Train(share: 1, null, out TrainingResult result);
        Assert.True(result.Completed);
        Assert.Equal(60, result.Step);
        Assert.Equal([20L, 40L, 60L], run.Evaluations.Select(e => e.Step));
        Assert.Equal(1, run.Latest["evaluation/success_rate"]);

        using TestRun again = Train(share: 1, run.Last, out TrainingResult resumed);
        Assert.Equal((true, 60L), (resumed.Completed, resumed.Step));
        Assert.Empty(again.Evaluations);
    }

    [Fact]
    public void Run_ResumedBetweenTwoGoodEvaluations_CountsBothSides()
    {
        using TestRun run = Train(share: 1, null, out _, stopAt: 50);
        using TestRun rest = Train(share: 1, run.Last, out TrainingResult result);
        Assert.Equal((true, 60L), (result.Completed, result.Step));
        Assert.Equal([60L], rest.Evaluations.Select(e => e.Step));
    }

    [Fact]
    public void Run_ResumedAfterTheSuccessOfAnEpisode_StillCountsIt()
    {
        // Of an episode's five steps the third is the successful one: the run stops after the fourth.
        using var environment = new Doable(1, share: 1);
        using var first = new TestRun { StopAt = 24 };
        TrainerOptions options = new() { TotalSteps = 25 };
        using (OffPolicyTrainer trainer = TestRun.Sac(environment, SmallSac, options, first))
        {
            trainer.Run(first.Stop);
        }

        using var again = new Doable(1, share: 1);
        using var second = new TestRun();
        using OffPolicyTrainer rest = TestRun.Sac(again, SmallSac, options, second);
        rest.Load(first.Last);
        rest.Run(default);
        Assert.Equal([1.0], second.Values("episode/success"));
    }

    [Fact]
    public void Run_GoalNotReached_GoesOnToTheEnd()
    {
        using TestRun run = Train(share: 0.5, null, out TrainingResult result);
        Assert.Equal((true, 200L), (result.Completed, result.Step));
    }

    [Fact]
    public void Check_GoalWithoutSuccessInTheEnvironment_SaysWhatToDo()
    {
        ExperimentConfig experiment = new()
        {
            Environment = new EnvironmentConfig { Id = "tests/doable" },
            Learner = "sac",
            TotalSteps = 1,
            LearnerSection = SmallSac,
            Evaluation = new EvaluationConfig { StopAtSuccess = 0.9 },
        };
        UnsuitableEnvironmentException e = Assert.Throws<UnsuitableEnvironmentException>(() => LearnerFactory.Check(experiment, PointMass.PointMassSpec));
        Assert.Contains("evaluation.stop_at_success", e.Message, StringComparison.Ordinal);
        LearnerFactory.Check(experiment, Doable.DoableSpec);
    }

    private static TestRun Train(double share, MemoryCheckpoint? from, out TrainingResult result, long stopAt = long.MaxValue)
    {
        using var environment = new Doable(1, share);
        using var worlds = new Doable(4, share);
        var run = new TestRun { StopAt = stopAt };
        TrainerOptions options = new() { TotalSteps = 200, EvaluateEvery = 20, Goal = new SuccessGoal(0.95, 3) };
        using OffPolicyTrainer trainer = TestRun.Sac(environment, SmallSac, options, run, new Evaluator(worlds, 8, seed: 8));
        if (from is not null)
        {
            trainer.Load(from);
        }

        result = trainer.Run(run.Stop);
        return run;
    }
}
