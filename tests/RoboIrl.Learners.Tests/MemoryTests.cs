using RoboIrl.Core.Learning;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests;

public sealed class MemoryTests
{
    [Fact]
    public void Ppo_AfterDispose_NoTensorIsLeft()
    {
        long before = Tensor.TotalCount;
        using (var environment = new PointMass(2))
        using (var run = new TestRun())
        using (OnPolicyTrainer trainer = TestRun.Ppo(environment, new PpoConfig { RolloutSteps = 64, Minibatches = 4 }, new TrainerOptions { TotalSteps = 512 }, run))
        {
            trainer.Run(default);
            Assert.True(Tensor.TotalCount > before);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Sac_AfterDispose_NoTensorIsLeft()
    {
        long before = Tensor.TotalCount;
        using (var environment = new PointMass(1))
        using (var run = new TestRun())
        using (OffPolicyTrainer trainer = TestRun.Sac(environment, new SacConfig { WarmUpSteps = 10, BatchSize = 16, HiddenLayers = [16] }, new TrainerOptions { TotalSteps = 100 }, run))
        {
            trainer.Run(default);
            Assert.True(Tensor.TotalCount > before);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Run_TenTimesLonger_LeavesNoMoreTensors()
    {
        Assert.Equal(TensorsOf(steps: 40), TensorsOf(steps: 400));

        static long TensorsOf(long steps)
        {
            long before = Tensor.TotalCount;
            using var environment = new PointMass(1);
            using var run = new TestRun();
            using OffPolicyTrainer trainer = TestRun.Sac(
                environment, new SacConfig { WarmUpSteps = 10, BatchSize = 16, HiddenLayers = [16] }, new TrainerOptions { TotalSteps = steps }, run);
            trainer.Run(default);
            return Tensor.TotalCount - before;
        }
    }
}
