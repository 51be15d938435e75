using RoboIrl.Core.Environments;
using Xunit;

namespace RoboIrl.Envs.Tests;

public sealed class VectorEnvironmentTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string> Ids => [.. Registry.Definitions.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Step_AnyNumberOfWorkers_GivesTheSameBits(string id)
    {
        string[] hashes = [.. new[] { 1, 2, 4 }.Select(workers =>
        {
            using MuJoCoVectorEnvironment environment = Registry.CreateVector(id, 5, workers);
            Rollout rollout = new(environment);
            rollout.Reset(3);
            rollout.Step(150);
            return rollout.Hash();
        })];
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(hashes[0], hashes[2]);
    }

    [Fact]
    public void StepRows_InBlocks_GivesTheSameBitsAsStep()
    {
        using MuJoCoVectorEnvironment whole = Registry.CreateVector("locomotion/hopper-v5", 5, 2);
        using MuJoCoVectorEnvironment blocks = Registry.CreateVector("locomotion/hopper-v5", 5);
        Rollout a = new(whole);
        Rollout b = new(blocks);
        a.Reset(3);
        b.Reset(3);
        for (int step = 0; step < 100; step++)
        {
            a.Step();
            b.StepInBlocks(2);
        }

        Assert.Equal(a.Hash(), b.Hash());
    }

    [Fact]
    public void Reset_AfterManyEpisodes_GivesTheSameBitsAsAFreshEnvironment()
    {
        using MuJoCoVectorEnvironment used = Registry.CreateVector("locomotion/walker2d-v5", 2);
        using MuJoCoVectorEnvironment fresh = Registry.CreateVector("locomotion/walker2d-v5", 2);
        Rollout a = new(used, 1);
        a.Reset(1);
        a.Step(300);
        Rollout b = new(used, 2);
        Rollout c = new(fresh, 2);
        b.Reset(8);
        c.Reset(8);
        b.Step(100);
        c.Step(100);
        Assert.Equal(c.Hash(), b.Hash());
    }

    [Fact]
    public void Reset_RowsOfOneSeed_DifferAndDoNotDependOnTheCount()
    {
        using MuJoCoVectorEnvironment small = Registry.CreateVector("locomotion/hopper-v5", 2);
        using MuJoCoVectorEnvironment large = Registry.CreateVector("locomotion/hopper-v5", 4);
        float[] a = new float[2 * 11];
        float[] b = new float[4 * 11];
        small.Reset(5, a);
        large.Reset(5, b);
        Assert.Equal(a, b[..22]);
        Assert.NotEqual(b[..11], b[11..22]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ResetTo_MidEpisode_ContinuesBitForBit(string id)
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector(id, 2);
        using MuJoCoVectorEnvironment other = Registry.CreateVector(id, 2);
        Rollout a = new(environment);
        Rollout b = new(other);
        a.Reset(4);
        b.Reset(99);
        a.Step(15);
        b.Step(15);
        double[] state = new double[environment.StateSize];
        float[] observation = new float[environment.Spec.Observation.Size];
        for (int i = 0; i < 2; i++)
        {
            environment.GetState(i, state);
            other.ResetTo(i, state, observation);
            Assert.Equal(a.Observations.AsSpan(i * observation.Length, observation.Length).ToArray(), observation);
        }

        a.Step(200);
        b.Step(200);
        Assert.Equal(a.Hash(), b.Hash());
    }

    [Fact]
    public void Step_TimeLimit_TruncatesWithTheFinalObservation()
    {
        EnvironmentDefinition definition = Registry.Find("locomotion/half-cheetah-v5") with { MaxEpisodeSteps = 7 };
        using MuJoCoVectorEnvironment environment = new(definition, 2);
        using MuJoCoVectorEnvironment unlimited = Registry.CreateVector("locomotion/half-cheetah-v5", 2);
        Rollout a = new(environment);
        Rollout b = new(unlimited);
        a.Reset(6);
        b.Reset(6);
        for (int step = 1; step <= 7; step++)
        {
            a.Step();
            b.Step();
            Assert.All(a.Ends, end => Assert.Equal(step == 7 ? EpisodeEnd.Truncated : EpisodeEnd.None, end));
            Assert.Equal(b.Observations, a.FinalObservations);
            Assert.Equal(b.Rewards, a.Rewards);
        }

        Assert.NotEqual(a.FinalObservations, a.Observations);
        Assert.All(a.Observations.AsSpan(0, 8).ToArray(), position => Assert.InRange(position, -0.1f, 0.1f));
        a.Step(6);
        Assert.All(a.Ends, end => Assert.Equal(EpisodeEnd.None, end));
        a.Step();
        Assert.All(a.Ends, end => Assert.Equal(EpisodeEnd.Truncated, end));
    }

    [Fact]
    public void Step_Terminated_GivesBothObservations()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/hopper-v5", 3);
        Rollout rollout = new(environment);
        rollout.Reset(2);
        int ended = 0;
        for (int step = 0; step < 200; step++)
        {
            rollout.Step();
            for (int i = 0; i < 3; i++)
            {
                float[] final = rollout.FinalObservations[(i * 11)..((i + 1) * 11)];
                float[] next = rollout.Observations[(i * 11)..((i + 1) * 11)];
                if (rollout.Ends[i] == EpisodeEnd.None)
                {
                    Assert.Equal(final, next);
                    continue;
                }

                ended++;
                Assert.Equal(EpisodeEnd.Terminated, rollout.Ends[i]);
                Assert.True(final[0] <= 0.7f || Math.Abs(final[1]) >= 0.2f, $"height {final[0]}, pitch {final[1]}");
                Assert.InRange(next[0], 1.245f, 1.255f);
            }
        }

        Assert.InRange(ended, 10, 60);
    }

    [Fact]
    public void Step_TerminatedOnTheLastStep_SetsBothFlags()
    {
        using MuJoCoVectorEnvironment probe = Registry.CreateVector("locomotion/hopper-v5", 1);
        Rollout first = new(probe);
        first.Reset(2);
        int length = 0;
        do
        {
            first.Step();
            length++;
        }
        while (first.Ends[0] == EpisodeEnd.None);

        using MuJoCoVectorEnvironment environment = new(Registry.Find("locomotion/hopper-v5") with { MaxEpisodeSteps = length }, 1);
        Rollout rollout = new(environment);
        rollout.Reset(2);
        rollout.Step(length);
        Assert.Equal(EpisodeEnd.Terminated | EpisodeEnd.Truncated, rollout.Ends[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Step_ThousandTimes_AllocatesNothing(int workers)
    {
        EnvironmentDefinition hopper = Registry.Find("locomotion/hopper-v5");
        using MuJoCoVectorEnvironment environment = new(hopper with { CreateTask = model => new AllocationProbe(hopper.CreateTask(model)) }, 4, workers);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(500);

        AllocationProbe.Restart();
        long before = GC.GetAllocatedBytesForCurrentThread();
        rollout.Step(1_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, AllocationProbe.Bytes);
    }

    [Fact]
    public void Step_WrongLengths_NamesWhatIsWrong()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/hopper-v5", 2);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        ArgumentException e = Assert.Throws<ArgumentException>(() => environment.Step(new float[5], new StepBatch
        {
            Observations = rollout.Observations,
            FinalObservations = rollout.FinalObservations,
            Rewards = rollout.Rewards,
            Ends = rollout.Ends,
        }));
        Assert.Contains("actions has 5 elements, expected 6", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => environment.Reset(1, new float[3]));
        Assert.Throws<ArgumentException>(() => environment.ResetTo(0, new double[3], new float[11]));
    }

    [Fact]
    public void ReadInfo_AfterAnEpisodeEnded_StillGivesTheEndedStepsValues()
    {
        using MuJoCoVectorEnvironment environment = new(Registry.Find("locomotion/half-cheetah-v5") with { MaxEpisodeSteps = 3 }, 1);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        double[] info = new double[environment.Spec.InfoNames.Count];
        for (int step = 0; step < 6; step++)
        {
            rollout.Step();
            environment.ReadInfo(0, info);
            Assert.Equal(rollout.Rewards[0], (float)(info[0] + info[1] + info[2]));
        }
    }
}
