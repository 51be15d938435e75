using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Sac;
using RoboIrl.Testing;
using Xunit;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Sac;

/// <summary>Ten thousand updates leave the process as large as it was.</summary>
public sealed class SacMemoryTests(ITestOutputHelper output)
{
    private const int Observations = 17, Actions = 6, Transitions = 20_000; // HalfCheetah's widths
    private const int Updates = 10_000, Pause = 1_000;

    // One float lost per update and row of a batch of 256 would be 10 MB.
    private const long AllowedManaged = 1L << 20, AllowedResident = 4L << 20;

    [Fact]
    public void Update_TenThousandTimesWithSmallNetworks_DoesNotGrowTheProcess() =>
        AssertNoGrowth(new SacConfig { HiddenLayers = [32, 32], BatchSize = 32 }, warmUp: Updates);

    [Fact]
    [Trait("Category", "Slow")]
    public void Update_TenThousandTimesAsForHalfCheetah_DoesNotGrowTheProcess() => AssertNoGrowth(new SacConfig(), warmUp: 2 * Pause);

    // The runtime goes on compiling hot methods for some seconds: the warm-up is that long.
    private void AssertNoGrowth(SacConfig config, int warmUp)
    {
        Assert.Equal(0, Tensor.TotalCount);
        var spec = new EnvironmentSpec("tests/half-cheetah-shapes", VectorSpec.Unbounded(Observations), VectorSpec.Box(Actions, -1, 1), 1_000, 0.05, []);
        ReplayBuffer replay = Filled();
        var rng = new Rng(2);
        using (var run = new TestRun())
        using (var learner = new SacLearner(spec, config, seed: 1, CPU))
        {
            (long managed, long resident) = UpdateAndMeasure(warmUp);
            long tensors = Tensor.TotalCount;
            for (int done = Pause; done <= Updates; done += Pause)
            {
                (long managedNow, long residentNow) = UpdateAndMeasure(Pause);
                output.WriteLine($"after {done} updates: managed {managedNow - managed:+0;-0;0} bytes, resident {(residentNow - resident) >> 10:+0;-0;0} of {resident >> 10} kB");
                Assert.Equal(tensors, Tensor.TotalCount);
                Assert.InRange(managedNow - managed, long.MinValue, AllowedManaged);
                Assert.InRange(residentNow - resident, long.MinValue, AllowedResident);
            }

            Assert.True(double.IsFinite(run.Latest["losses/critic_loss"]));

            // Collected at every pause: what waits for a collection is no growth.
            (long Managed, long Resident) UpdateAndMeasure(int count)
            {
                for (int i = 0; i < count; i++)
                {
                    learner.Update(replay, ref rng, run);
                }

                return (ProcessMemory.ManagedBytes(), ProcessMemory.ResidentBytes());
            }
        }

        Assert.Equal(0, Tensor.TotalCount);
    }

    private static ReplayBuffer Filled()
    {
        var replay = new ReplayBuffer(Transitions, Observations, Actions);
        var rng = new Rng(1);
        (float[] observation, float[] next, float[] action) = (new float[Observations], new float[Observations], new float[Actions]);
        for (int i = 0; i < Transitions; i++)
        {
            rng.FillNormal(observation);
            rng.FillNormal(next);
            for (int a = 0; a < Actions; a++)
            {
                action[a] = (float)((2 * rng.NextDouble()) - 1);
            }

            replay.Add(observation, action, (float)rng.Normal(), i % 100 == 0 ? EpisodeEnd.Terminated : EpisodeEnd.None, next);
        }

        return replay;
    }
}
