using RoboIrl.Core.Learning;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Learners.Tests;

/// <summary>Every evaluation of the schedule is made once, wherever the run was broken off.</summary>
public sealed class EvaluationScheduleTests
{
    private const int EpisodeSteps = 40;
    private static readonly TrainerOptions Options = new() { TotalSteps = 100, EvaluateEvery = 40, CheckpointEvery = 50, LogEvery = 1_000 };
    private static readonly SacConfig Config = new() { WarmUpSteps = 20, BatchSize = 8, HiddenLayers = [8] };

    [Theory]
    [InlineData(5, 40)]
    [InlineData(EpisodeSteps + 5, 80)]
    [InlineData((2 * EpisodeSteps) + 5, 100)] // the last evaluation, after the last step
    public void Run_StoppedInAnEvaluation_MakesItOnceAsSoonAsItGoesOn(int stopAt, long stopsAtStep)
    {
        using TestRun whole = Train(null, int.MaxValue, out _);
        using TestRun first = Train(null, stopAt, out TrainingResult stopped);
        Assert.False(stopped.Completed);
        Assert.Equal(stopsAtStep, stopped.Step);

        using TestRun second = Train(first.Last, int.MaxValue, out TrainingResult finished);
        Assert.True(finished.Completed);
        Assert.Equal([40L, 80L, 100L], first.Evaluations.Concat(second.Evaluations).Select(e => e.Step));
        Assert.Equal(whole.Evaluations.SelectMany(e => e.Result.Returns), first.Evaluations.Concat(second.Evaluations).SelectMany(e => e.Result.Returns));
        Assert.Equal(stopsAtStep, second.Rows[0]);
        Assert.Empty(second.Last.DifferencesTo(whole.Last));
    }

    [Fact]
    public void Run_StoppedTwiceInTheSameEvaluation_StillOwesIt()
    {
        using TestRun first = Train(null, 5, out _);
        using TestRun second = Train(first.Last, 7, out TrainingResult again);
        Assert.Equal((false, 40L), (again.Completed, again.Step));
        Assert.Empty(second.Last.DifferencesTo(first.Last));
        using TestRun third = Train(second.Last, int.MaxValue, out _);
        Assert.Equal([40L, 80L, 100L], third.Evaluations.Select(e => e.Step));
    }

    [Fact]
    public void Run_KilledAfterTheLastCheckpoint_EvaluatesAndWritesNothingAgain()
    {
        using TestRun whole = Train(null, int.MaxValue, out _);
        using TestRun again = Train(whole.Last, int.MaxValue, out TrainingResult result);
        Assert.True(result.Completed);
        Assert.Empty(again.Evaluations);
        Assert.Empty(again.Rows);
        Assert.Empty(again.Last.DifferencesTo(whole.Last));
    }

    [Fact]
    public void Load_CheckpointFromBeforeTheScheduleWasSaved_OwesNothing()
    {
        using TestRun whole = Train(null, int.MaxValue, out _);
        MemoryCheckpoint old = whole.First!; // of step 50
        old.Remove("run.evaluations.last_step");
        old.Remove("run.evaluations.owes");
        using TestRun rest = Train(old, int.MaxValue, out TrainingResult result);
        Assert.True(result.Completed);
        Assert.Equal([80L, 100L], rest.Evaluations.Select(e => e.Step));
    }

    private static TestRun Train(MemoryCheckpoint? from, int stopAt, out TrainingResult result)
    {
        using var stop = new CancellationTokenSource();
        using var environment = new PointMass(1);
        using var worlds = new Stopping(stop, stopAt);
        var run = new TestRun();
        using OffPolicyTrainer trainer = TestRun.Sac(environment, Config, Options, run, new Evaluator(worlds, 1, seed: 8));
        if (from is not null)
        {
            trainer.Load(from);
        }

        result = trainer.Run(stop.Token);
        return run;
    }
}
