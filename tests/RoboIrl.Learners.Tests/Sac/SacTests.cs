using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Learners.Tests.Sac;

public sealed class SacTests
{
    private static readonly SacConfig Small = new() { WarmUpSteps = 100, BatchSize = 32, ReplayCapacity = 250, HiddenLayers = [32, 32] };

    [Fact]
    public void Run_PointMass_ComesCloseToTheOptimalReturn()
    {
        using var environment = new PointMass(1);
        using var worlds = new PointMass(50);
        using var run = new TestRun();
        var config = new SacConfig
        {
            WarmUpSteps = 500,
            BatchSize = 64,
            HiddenLayers = [32, 32],
            Discount = 0.95,
            PolicyLearningRate = 1e-3,
            TargetRate = 0.02,
            InitialTemperature = 0.1,
        };
        var evaluator = new Evaluator(worlds, 50, seed: 77);
        using OffPolicyTrainer trainer = TestRun.Sac(environment, config, new TrainerOptions { TotalSteps = 5_000 }, run, evaluator);
        double after = trainer.Run(default).Evaluation!.MeanReturn!.Value;
        double optimal = PointMass.OptimalReturn();
        Assert.True(after > 1.5 * optimal, $"return {after:F2} after training, optimal {optimal:F2}");
    }

    [Theory]
    [InlineData(false, 1, 5.0)]
    [InlineData(false, 3, 5.0)]
    [InlineData(true, 1, 1 / (1 - (0.8 * 0.8)))]
    [InlineData(true, 3, 2.024 / (1 - (0.4 * 0.512)))] // all five steps look alike: two bootstrap, three end within their sum
    public void Run_FiveSteps_CriticBootstrapsAfterTruncationOnly(bool terminates, int nStep, double expected)
    {
        using var environment = new FiveSteps(5, terminates);
        using var run = new TestRun();
        var config = new SacConfig
        {
            WarmUpSteps = 200,
            BatchSize = 100,
            HiddenLayers = [16],
            Discount = 0.8,
            NStep = nStep,
            TargetRate = 0.05,
            CriticLearningRate = 3e-3,
            LearnTemperature = false,
            InitialTemperature = 1e-6,
        };
        using OffPolicyTrainer trainer = TestRun.Sac(environment, config, new TrainerOptions { TotalSteps = 2_000 }, run);
        trainer.Run(default);
        Assert.Equal(expected, run.Latest["critic/mean_q"], 0.15);
    }

    [Theory]
    [InlineData(50, 1, 0)]
    [InlineData(50, 1, 0.9)]
    [InlineData(130, 1, 0)]
    [InlineData(417, 1, 0)]
    [InlineData(417, 0.5, 0.9)]
    public void Load_AfterAStopAnywhere_EndsWithTheSameBytes(long stopAt, double annealFrom, double noiseCorrelation)
    {
        SacConfig config = Small with { AnnealFrom = annealFrom, NoiseCorrelation = noiseCorrelation, NStep = noiseCorrelation > 0 ? 4 : 1 };
        var options = new TrainerOptions { TotalSteps = 500, Seed = 9 };
        using var whole = new TestRun();
        using (var environment = new PointMass(2))
        using (OffPolicyTrainer trainer = TestRun.Sac(environment, config, options, whole))
        {
            Assert.True(trainer.Run(default).Completed);
        }

        using var first = new TestRun { StopAt = stopAt };
        using (var environment = new PointMass(2))
        using (OffPolicyTrainer trainer = TestRun.Sac(environment, config, options, first))
        {
            Assert.False(trainer.Run(first.Stop).Completed);
        }

        using var second = new TestRun();
        using (var environment = new PointMass(2))
        using (OffPolicyTrainer trainer = TestRun.Sac(environment, config, options, second))
        {
            trainer.Load(first.Last);
            Assert.True(trainer.Run(default).Completed);
        }

        Assert.Empty(whole.Last.DifferencesTo(second.Last));
        Assert.Equal(whole.Last.Hash(), second.Last.Hash());
    }

    [Fact]
    public void Load_NStepReturnsFromABufferThatForgotCutEpisodes_IsRefused()
    {
        using var run = new TestRun();
        using var environment = new PointMass(2);
        using OffPolicyTrainer trainer = TestRun.Sac(environment, Small, new TrainerOptions { TotalSteps = 200 }, run);
        trainer.Run(default);
        MemoryCheckpoint old = run.Last.Without("truncations");
        using OffPolicyTrainer oneStep = TestRun.Sac(environment, Small, new TrainerOptions { TotalSteps = 200 }, run);
        oneStep.Load(old);
        using OffPolicyTrainer several = TestRun.Sac(environment, Small with { NStep = 3 }, new TrainerOptions { TotalSteps = 200 }, run);
        Assert.Contains("n-step returns", Assert.Throws<InvalidDataException>(() => several.Load(old)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 1.0, true)]
    [InlineData(0.5, 0.5, false)]
    [InlineData(1.0, 1.0, false)]
    public void Update_AtTheEndOfAnAnnealedRun_MovesThePolicyNoMore(double annealFrom, double progress, bool still)
    {
        using var run = new TestRun();
        using var learner = new SacLearner(PointMass.PointMassSpec, Small with { AnnealFrom = annealFrom }, 1, TorchSharp.torch.CPU);
        var replay = new ReplayBuffer(64, PointMass.PointMassSpec.Observation.Size, PointMass.PointMassSpec.Action.Size);
        var rng = new Rng(3);
        float[] observation = [.. Enumerable.Range(0, PointMass.PointMassSpec.Observation.Size).Select(_ => (float)rng.Normal())];
        float[] before = Act();
        for (int i = 0; i < 64; i++)
        {
            replay.Add(observation, before, (float)rng.Normal(), EpisodeEnd.None, observation);
        }

        learner.Progress = progress;
        learner.Update(replay, ref rng, run);
        Assert.Equal(still, before.AsSpan().SequenceEqual(Act()));

        float[] Act()
        {
            float[] action = new float[PointMass.PointMassSpec.Action.Size];
            Rng unused = new(1);
            learner.Policy.Act(observation, action, ActMode.Deterministic, ref unused);
            return action;
        }
    }

    [Fact]
    public void Run_FractionalRatio_UpdatesThatOften()
    {
        using var environment = new PointMass(1);
        using var run = new TestRun();
        using OffPolicyTrainer trainer = TestRun.Sac(environment, Small with { UpdatesPerStep = 0.25 }, new TrainerOptions { TotalSteps = 140 }, run);
        trainer.Run(default);
        long adamSteps = ((Core.Checkpoints.ICheckpointReader)run.Last).Section("learner").Section("critic_optimizer").Section("0").Int64("step");
        Assert.Equal((140 - 100) / 4, adamSteps);
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 1.0)]
    [InlineData(-1.0, double.PositiveInfinity)]
    [InlineData(-1e300, 1e300)] // infinite in single precision
    [InlineData(double.NaN, 1.0)]
    [InlineData(1.0, 1.0)]
    public void Constructor_ElementWithoutARange_IsRefusedByName(double low, double high)
    {
        var spec = PointMass.PointMassSpec with { Action = new VectorSpec(3, [-1, low, -1], [1, high, 1], ["hip", "knee", "foot"]) };
        UnsuitableEnvironmentException error = Assert.Throws<UnsuitableEnvironmentException>(() => new SacLearner(spec, Small, 1, TorchSharp.torch.CPU));
        Assert.Contains("element 1 ('knee') of the action of 'tests/point-mass'", error.Message, StringComparison.Ordinal);
        Assert.Contains("learner: ppo", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoBoundsAtAll_IsRefused()
    {
        var spec = PointMass.PointMassSpec with { Action = VectorSpec.Unbounded(1) };
        UnsuitableEnvironmentException error = Assert.Throws<UnsuitableEnvironmentException>(() => new SacLearner(spec, Small, 1, TorchSharp.torch.CPU));
        Assert.Contains("element 0 of the action", error.Message, StringComparison.Ordinal);
    }
}
