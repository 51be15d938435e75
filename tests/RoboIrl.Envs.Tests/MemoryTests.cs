using System.Globalization;
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
        (long managed, long resident) = (GC.GetTotalMemory(forceFullCollection: true), ResidentBytes());
        rollout.Step(1_000_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - managed, -Allowed, Allowed);
        Assert.InRange(ResidentBytes() - resident, long.MinValue, Allowed);
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
        long before = ResidentBytes();
        for (int i = 0; i < 40; i++)
        {
            registry.CreateVector("locomotion/hopper-v5", 4, 2).Dispose();
        }

        Assert.InRange(ResidentBytes() - before, long.MinValue, 40L << 20);
    }

    private static long ResidentBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
    }
}
