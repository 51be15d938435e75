using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests;

public sealed class TrainerTests
{
    private static readonly PpoConfig SmallPpo = new() { RolloutSteps = 40, Minibatches = 2, Epochs = 1, HiddenLayers = [8] };
    private static readonly SacConfig SmallSac = new() { WarmUpSteps = 20, BatchSize = 8, HiddenLayers = [8] };

    [Fact]
    public void Run_FaultsAboveTheRate_StopsAndSaysHowMany()
    {
        using var environment = new Faulty(stepsPerFault: 20, nanStep: 0);
        using var run = new TestRun();
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 40_000, MaxFaultRate = 0.05 }, run);
        TrainingFaultException error = Assert.Throws<TrainingFaultException>(() => trainer.Run(default));
        Assert.Contains("tests/faulty", error.Message, StringComparison.Ordinal);
        Assert.Equal(120, trainer.Step); // the sixth fault is at step 120: above 5 % of the 100 episodes that count at least
    }

    [Fact]
    public void Run_FaultsBelowTheRate_CountsThem()
    {
        using var environment = new Faulty(stepsPerFault: 100, nanStep: 0);
        using var run = new TestRun();
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 400, MaxFaultRate = 0.05 }, run);
        Assert.True(trainer.Run(default).Completed);
        Assert.Equal(4, run.Latest["faults/numeric"]);
    }

    [Fact]
    public void Run_RewardBecomesNaN_StopsWithoutACheckpointOfIt()
    {
        using var environment = new Faulty(0, nanStep: 100);
        using var run = new TestRun();
        using OnPolicyTrainer ppo = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 400, CheckpointEvery = 40 }, run);
        TrainingFaultException error = Assert.Throws<TrainingFaultException>(() => ppo.Run(default));
        Assert.Contains("losses/", error.Message, StringComparison.Ordinal);
        Assert.Equal([40, 80], run.CheckpointSteps);

        using var again = new Faulty(0, nanStep: 100);
        using OffPolicyTrainer sac = TestRun.Sac(again, SmallSac, new TrainerOptions { TotalSteps = 400 }, run);
        Assert.Throws<TrainingFaultException>(() => sac.Run(default));
    }

    [Fact]
    public void Run_Schedule_EvaluatesAndSavesWhenDue()
    {
        using var environment = new PointMass(1);
        using var worlds = new PointMass(3);
        using var run = new TestRun();
        var options = new TrainerOptions { TotalSteps = 100, EvaluateEvery = 40, CheckpointEvery = 30 };
        using OffPolicyTrainer trainer = TestRun.Sac(environment, SmallSac, options, run, new Evaluator(worlds, 5, seed: 8));
        TrainingResult result = trainer.Run(default);
        Assert.Equal([40L, 80L, 100L], run.Evaluations.Select(e => e.Step));
        Assert.Equal([30, 60, 90, 100], run.CheckpointSteps);
        Assert.All(run.Evaluations, e => Assert.Equal(5, e.Result.Returns.Count));
        Assert.Equal(2, result.Episodes);
    }

    [Fact]
    public void Run_EveryFinishedEpisode_IsReportedOnceWithItsReturn()
    {
        using var environment = new PointMass(4);
        using var run = new TestRun();
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 4_000, LogEvery = 1_000 }, run);
        TrainingResult result = trainer.Run(default);
        IReadOnlyList<double> returns = run.Values("episode/return");
        Assert.InRange(result.Episodes, 5, EpisodeStatistics.Window);
        Assert.Equal(result.Episodes, returns.Count);
        Assert.Equal(result.Episodes, run.Values("episode/length").Count);
        Assert.Equal(result.MeanReturn, returns.Average(), 9);
    }

    [Fact]
    public void Run_ResumedBetweenTwoRows_WritesTheRowsOfTheUninterruptedRunOnceEach()
    {
        var options = new TrainerOptions { TotalSteps = 100, LogEvery = 30, EvaluateEvery = 40, CheckpointEvery = 50 };
        using var environment = new PointMass(1);
        using var worlds = new PointMass(1);
        using var run = new TestRun();
        using OffPolicyTrainer whole = TestRun.Sac(environment, SmallSac, options, run, new Evaluator(worlds, 1, seed: 8));
        whole.Run(default);
        Assert.Equal([30, 40, 50, 60, 80, 90, 100], run.Rows);

        using var second = new PointMass(1);
        using var resumed = new TestRun();
        using OffPolicyTrainer rest = TestRun.Sac(second, SmallSac, options, resumed, new Evaluator(worlds, 1, seed: 8));
        rest.Load(run.First!);
        rest.Run(default);
        Assert.Equal([60, 80, 90, 100], resumed.Rows);
    }

    [Fact]
    public void Run_CalledAgainAfterAStop_GoesOnCountingFaults()
    {
        using var environment = new Faulty(stepsPerFault: 100, nanStep: 0);
        using var run = new TestRun { StopAt = 200 };
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 400, MaxFaultRate = 0.05 }, run);
        Assert.False(trainer.Run(run.Stop).Completed);
        Assert.True(trainer.Run(default).Completed);
        Assert.Equal(4, run.Latest["faults/numeric"]);
    }

    [Theory]
    [InlineData("run.step", -1L)]
    [InlineData("run.faults", -1L)]
    [InlineData("run.episodes.finished", -1L)]
    [InlineData("run.evaluations.last_step", -2L)]
    [InlineData("run.evaluations.last_step", 31L)]
    [InlineData("run.evaluations.owes", 2L)]
    [InlineData("updates_owed", 1e300)]
    [InlineData("updates_owed", double.NaN)]
    public void Load_ValueThatNoTrainerWrites_IsRefused(string name, object value)
    {
        using var environment = new PointMass(1);
        using var run = new TestRun();
        using OffPolicyTrainer trainer = TestRun.Sac(environment, SmallSac, new TrainerOptions { TotalSteps = 30 }, run);
        trainer.Run(default);
        run.Last.Replace(name, value);
        Assert.Throws<InvalidDataException>(() => trainer.Load(run.Last));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    public void Load_NormalizerWithAnImpossibleCount_IsRefused(double count)
    {
        using var environment = new PointMass(1);
        using var run = new TestRun();
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 40 }, run);
        trainer.Run(default);
        run.Last.Replace("observation_normalizer.count", count);
        Assert.Throws<InvalidDataException>(() => trainer.Load(run.Last));
    }

    [Fact]
    public void Evaluate_Twice_GivesTheSameReturnsAndLeavesTrainingAlone()
    {
        using var environment = new PointMass(1);
        using var worlds = new PointMass(2);
        using var run = new TestRun();
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, SmallPpo, new TrainerOptions { TotalSteps = 80 }, run);
        trainer.Run(default);
        string before = MemoryCheckpoint.Of(trainer).Hash();
        var evaluator = new Evaluator(worlds, 4, seed: 8);
        Assert.Equal(evaluator.Evaluate(trainer.Policy).Returns, evaluator.Evaluate(trainer.Policy).Returns);
        Assert.Equal(before, MemoryCheckpoint.Of(trainer).Hash());
    }

    [Fact]
    public void Act_AnyNumberOfRows_GivesEachRowTheSameBits()
    {
        using var ppo = new PpoLearner(PointMass.PointMassSpec, new PpoConfig(), 1, CPU);
        using var sac = new SacLearner(PointMass.PointMassSpec, new SacConfig(), 1, CPU);
        float[] observations = new float[2 * 33];
        new Rng(4).FillNormal(observations);
        Rng[] Streams() => [.. Enumerable.Range(0, 33).Select(i => new Rng(1, (ulong)i))];
        (float[] actions, float[] logProbs, float[] values, float[] sacActions) = (new float[33], new float[33], new float[33], new float[33]);
        ppo.Act(observations, Streams(), actions, logProbs, values);
        float[] noise = new float[33];
        new Rng(5).FillNormal(noise);
        sac.Act(observations, noise, sacActions);
        Rng[] streams = Streams();
        for (int row = 0; row < 33; row++)
        {
            (float[] action, float[] logProb, float[] value) = (new float[1], new float[1], new float[1]);
            ppo.Act(observations.AsSpan(2 * row, 2), streams.AsSpan(row, 1), action, logProb, value);
            Assert.Equal((actions[row], logProbs[row], values[row]), (action[0], logProb[0], value[0]));
            sac.Act(observations.AsSpan(2 * row, 2), noise.AsSpan(row, 1), action);
            Assert.Equal(sacActions[row], action[0]);
        }
    }

    [Fact]
    public void Act_OneRow_AllocatesNothing()
    {
        using var ppo = new PpoLearner(PointMass.PointMassSpec, new PpoConfig(), 1, CPU);
        using var sac = new SacLearner(PointMass.PointMassSpec, new SacConfig(), 1, CPU);
        (float[] observation, float[] action, float[] logProb, float[] value, float[] normal, Rng[] noise) = (new float[2], new float[1], new float[1], new float[1], [0.5f], [new Rng(1)]);
        Allocations.AssertNone(() => ppo.Act(observation, noise, action, logProb, value));
        Allocations.AssertNone(() => sac.Act(observation, normal, action));
    }

    [Fact]
    public void Update_Sac_AllocatesTensorWrappersOnly()
    {
        using var learner = new SacLearner(PointMass.PointMassSpec, new SacConfig(), 1, CPU);
        using var run = new TestRun();
        var replay = new ReplayBuffer(300, 2, 1);
        for (int i = 0; i < 300; i++)
        {
            replay.Add([i % 7, 1], [0], 1, EpisodeEnd.None, [i % 5, 1]);
        }

        var rng = new Rng(1);
        long bytes = Allocations.Measure(() => learner.Update(replay, ref rng, run), 20) / 20;
        Assert.True(bytes < 8_192, $"{bytes} bytes of managed memory per update; a batch of 256 rows alone would be far more");
    }
}
