using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using RoboIrl.Torch.Fused;
using Xunit;

namespace RoboIrl.Learners.Tests;

/// <summary>The fused kernels and the plain tensor calls are two ways to compute the same update.</summary>
public sealed class FusedAgreementTests
{
    /// <summary>The checkpoint that a trainer ends with on one of the paths.</summary>
    internal static MemoryCheckpoint Train(bool fused, Func<TestRun, ITrainer> create)
    {
        try
        {
            FusedOptions.Enabled = fused;
            using var run = new TestRun();
            using ITrainer trainer = create(run);
            trainer.Run(default);
            return run.Last;
        }
        finally
        {
            FusedOptions.Enabled = true;
        }
    }

    /// <summary>Compares a tensor of the two paths element by element.</summary>
    internal static void AssertClose(MemoryCheckpoint fused, MemoryCheckpoint plain, string name, double tolerance)
    {
        float[] a = Read(fused), b = Read(plain);
        double largest = a.Zip(b, (x, y) => Math.Abs((double)x - y)).Max();
        Assert.True(largest < tolerance, $"'{name}' differs by {largest:E2} between the fused and the plain path; tolerance {tolerance:E0}");

        float[] Read(ICheckpointReader checkpoint)
        {
            var values = new float[checkpoint.Shape(name).Aggregate(1L, (product, size) => product * size)];
            checkpoint.Tensor(name, values.AsSpan());
            return values;
        }
    }

    [Fact]
    public void Ppo_OneRollout_EndsWithNearlyTheSameParameters()
    {
        var config = new PpoConfig { RolloutSteps = 64, Minibatches = 4, Epochs = 3, EntropyCoefficient = 0.01, HiddenLayers = [32, 32] };
        using var environment = new PointMass(2);
        MemoryCheckpoint fused = Train(true, run => TestRun.Ppo(environment, config, new TrainerOptions { TotalSteps = 128 }, run));
        MemoryCheckpoint plain = Train(false, run => TestRun.Ppo(environment, config, new TrainerOptions { TotalSteps = 128 }, run));
        AssertClose(fused, plain, "learner.policy", 1e-5);
        AssertClose(fused, plain, "learner.value", 1e-5);
        AssertClose(fused, plain, "learner.log_std", 1e-5);
    }

    [Fact]
    public void Sac_TenUpdates_EndWithNearlyTheSameParameters()
    {
        var config = new SacConfig { WarmUpSteps = 64, BatchSize = 64, HiddenLayers = [32, 32] };
        using var environment = new PointMass(1);
        MemoryCheckpoint fused = Train(true, run => TestRun.Sac(environment, config, new TrainerOptions { TotalSteps = 74 }, run));
        MemoryCheckpoint plain = Train(false, run => TestRun.Sac(environment, config, new TrainerOptions { TotalSteps = 74 }, run));
        foreach (string name in new[] { "policy", "critic", "target_critic", "log_temperature" })
        {
            AssertClose(fused, plain, "learner." + name, 2e-5);
        }
    }
}
