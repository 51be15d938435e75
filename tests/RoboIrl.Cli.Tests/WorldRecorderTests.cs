using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Text2Reward.Smoke;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>The states on which reward programs are tried.</summary>
public sealed class WorldRecorderTests
{
    [Fact]
    public void Record_SeveralTasks_HasStatesOfEachAllAlongItsEpisode()
    {
        EnvironmentDefinition tasks = Suite.Find("metaworld/mt10");
        using RecordedStates states = WorldRecorder.Record(tasks, 0);
        string[] from = [.. Enumerable.Range(0, states.Count).Select(states.Describe)];
        Assert.InRange(states.Count, SmokeLimits.Default.States, 1_000);
        Assert.Equal(10, tasks.Members.Count);
        Assert.All(tasks.Members, task =>
        {
            Assert.Contains($"{task.Id}, random actions, episode 1, its beginning", from);
            Assert.Contains(from, one => one.StartsWith($"{task.Id}, expert actions, episode 1, step 15", StringComparison.Ordinal)); // of 160
        });
    }

    [Fact]
    public void Record_OneTask_NamesPolicyAndStep()
    {
        using RecordedStates states = WorldRecorder.Record(Suite.Find("locomotion/half-cheetah-v5"), 0);
        Assert.Equal(typeof(INamedWorld), states.World);
        Assert.Equal("random actions, episode 1, its beginning", states.Describe(0));
        Assert.Equal("random actions, episode 1, step 4", states.Describe(1));
    }

    [Fact]
    public void Record_RandomizedTask_ShowsItRandomizedThroughItsOwnView()
    {
        EnvironmentDefinition hopper = Suite.Find("locomotion/hopper-v5") with { Randomization = new RandomizationConfig { ActuatorDelay = [1, 2] } };
        using RecordedStates states = WorldRecorder.Record(hopper, 0);
        Assert.Equal(typeof(IHopperWorld), states.World);
        using RecordedWorld world = new(hopper);
        Assert.Contains(world.World.Spec.InfoNames, static name => name.StartsWith("randomization_", StringComparison.Ordinal));
    }
}
