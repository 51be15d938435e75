using RoboIrl.Core.Learning;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Ppo;

public sealed class PpoTests
{
    private static readonly PpoConfig Small = new() { RolloutSteps = 80, Minibatches = 4, Epochs = 5, LearningRate = 1e-3, HiddenLayers = [32, 32] };

    [Fact]
    public void Run_PointMass_ComesCloseToTheOptimalReturn()
    {
        using var environment = new PointMass(8);
        using var worlds = new PointMass(50);
        using var run = new TestRun();
        var config = new PpoConfig { RolloutSteps = 80, Minibatches = 5, LearningRate = 2e-3, HiddenLayers = [32, 32], Discount = 0.97 };
        var evaluator = new Evaluator(worlds, 50, seed: 77);
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, config, new TrainerOptions { TotalSteps = 96_000 }, run, evaluator);
        double before = evaluator.Evaluate(trainer.Policy).MeanReturn!.Value;
        double after = trainer.Run(default).Evaluation!.MeanReturn!.Value;

        double optimal = PointMass.OptimalReturn();
        Assert.True(before < 3 * optimal, $"untrained return {before:F2} is too good for a test (optimal {optimal:F2})");
        Assert.True(after > 1.5 * optimal, $"return {after:F2} after training, optimal {optimal:F2}");
    }

    [Theory]
    [InlineData(false, 5.0)]
    [InlineData(true, 2.31072)]
    public void Run_FiveSteps_ValueBootstrapsAfterTruncationOnly(bool terminates, double expected)
    {
        using var environment = new FiveSteps(4, terminates);
        using var run = new TestRun();
        var config = new PpoConfig
        {
            Minibatches = 1,
            Epochs = 20,
            LearningRate = 3e-3,
            Discount = 0.8,
            GaeLambda = 1,
            HiddenLayers = [8],
            ClipValueLoss = false,
            MaxGradientNorm = 100,
        };
        using var trainer = new OnPolicyTrainer(
            environment,
            new PpoLearner(environment.Spec, config, 1, TorchSharp.torch.CPU),
            new OnPolicyOptions { RolloutSteps = 20, Discount = 0.8, NormalizeObservations = false, NormalizeRewards = false },
            new TrainerOptions { TotalSteps = 16_000 },
            null,
            run);
        trainer.Run(default);

        using var learned = new PpoNetworks(environment.Spec, config, 1, TorchSharp.torch.CPU);
        learned.Load(((Core.Checkpoints.ICheckpointReader)run.Last).Section("learner"));
        var value = new float[1];
        learned.Value.Infer([1f], 1, value);
        Assert.Equal(expected, value[0], 0.1);
    }

    [Fact]
    public void Run_OneTwoAndFourWorkers_EndWithTheSameBytes()
    {
        string[] hashes = [.. new[] { 1, 2, 4 }.Select(workers =>
        {
            using var environment = new PointMass(6);
            using var run = new TestRun();
            using OnPolicyTrainer trainer = TestRun.Ppo(environment, Small, new TrainerOptions { TotalSteps = 480 * 6, Workers = workers, Seed = 3 }, run);
            trainer.Run(default);
            return run.Last.Hash();
        })];
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(hashes[0], hashes[2]);
    }

    [Fact]
    public void Run_AnotherSeed_EndsWithOtherBytes()
    {
        string[] hashes = [.. new ulong[] { 1, 2 }.Select(seed =>
        {
            using var environment = new PointMass(2);
            using var run = new TestRun();
            using OnPolicyTrainer trainer = TestRun.Ppo(environment, Small, new TrainerOptions { TotalSteps = 160, Seed = seed }, run);
            trainer.Run(default);
            return run.Last.Hash();
        })];
        Assert.NotEqual(hashes[0], hashes[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(2_000)]
    public void Load_AfterAStopAnywhere_EndsWithTheSameBytes(long stopAt)
    {
        var options = new TrainerOptions { TotalSteps = 240 * 12, Workers = 2, Seed = 9 };
        using var whole = new TestRun();
        using (var environment = new PointMass(3))
        using (OnPolicyTrainer trainer = TestRun.Ppo(environment, Small, options, whole))
        {
            Assert.True(trainer.Run(default).Completed);
        }

        using var first = new TestRun { StopAt = stopAt };
        using (var environment = new PointMass(3))
        using (OnPolicyTrainer trainer = TestRun.Ppo(environment, Small, options, first))
        {
            TrainingResult result = trainer.Run(first.Stop);
            Assert.False(result.Completed);
            Assert.InRange(result.Step, stopAt, stopAt + 240);
        }

        using var second = new TestRun();
        using (var environment = new PointMass(3))
        using (OnPolicyTrainer trainer = TestRun.Ppo(environment, Small, options, second))
        {
            trainer.Load(first.Last);
            Assert.True(trainer.Run(default).Completed);
        }

        Assert.Empty(whole.Last.DifferencesTo(second.Last));
        Assert.Equal(whole.Last.Hash(), second.Last.Hash());
    }

    [Fact]
    public void Run_MinibatchesDoNotDivide_SaysWhatWould()
    {
        using var environment = new PointMass(1);
        using var run = new TestRun();
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, Small with { Minibatches = 7 }, new TrainerOptions { TotalSteps = 160 }, run);
        ArgumentException error = Assert.Throws<ArgumentException>(() => trainer.Run(default));
        Assert.Contains("ppo.minibatches is 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TargetKlSmall_StopsEpochsEarly()
    {
        using var environment = new PointMass(2);
        using var run = new TestRun();
        PpoConfig config = Small with { TargetKl = 1e-9, LearningRate = 0.01 };
        using OnPolicyTrainer trainer = TestRun.Ppo(environment, config, new TrainerOptions { TotalSteps = 160 }, run);
        trainer.Run(default);
        Assert.Equal(1, run.Latest["update/epochs"]);
    }
}
