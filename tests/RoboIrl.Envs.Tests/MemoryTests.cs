using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests;

public sealed class MemoryTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Step_MillionTimes_DoesNotGrowTheProcess()
    {
        const long Allowed = 4L << 20;
        using MuJoCoVectorEnvironment environment = EnvironmentRegistry.CreateDefault().CreateVector("locomotion/hopper-v5", 1);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(50_000);
        (long managed, long resident) = (ProcessMemory.ManagedBytes(), ProcessMemory.ResidentBytes());
        rollout.Step(1_000_000);
        Assert.InRange(ProcessMemory.ManagedBytes() - managed, -Allowed, Allowed);
        Assert.InRange(ProcessMemory.ResidentBytes() - resident, long.MinValue, Allowed);
    }

    [Fact]
    public void CreateAndDispose_ManyTimes_DoesNotGrowTheProcess()
    {
        EnvironmentRegistry registry = EnvironmentRegistry.CreateDefault();
        for (int i = 0; i < 20; i++)
        {
            registry.CreateVector("locomotion/hopper-v5", 4, 2).Dispose();
        }

        // One leaked world would be 3 MB, one leaked model 12 MB with its textures.
        long before = ProcessMemory.ResidentBytes();
        for (int i = 0; i < 40; i++)
        {
            registry.CreateVector("locomotion/hopper-v5", 4, 2).Dispose();
        }

        Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, 40L << 20);
    }
}
