using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.Behaviours;
using Xunit;

namespace RoboIrl.Envs.Tests.Behaviours;

/// <summary>The other predicates on trajectories made by hand, and the environments around them.</summary>
public sealed class BehaviourTests
{
    private const int Episode = 1_000;

    public static TheoryData<string> Ids => [.. BehaviourSuite.Definitions.Select(static d => d.Id)];

    [Theory]
    [InlineData(5.1, 0, 1.25, true)]
    [InlineData(4.9, 0, 1.25, false)]
    [InlineData(-6, 0, 1.25, false)]
    [InlineData(6, 0.3, 1.25, false)] // it leans too far in one step
    [InlineData(6, 0, 0.6, false)] // it is down in one step
    public void HopperForward_WholeEpisode_NeedsTheWayUpright(double way, double lean, double height, bool expected)
    {
        FakeHopper hopper = new() { X = 2 };
        HopperForward forward = new(Episode);
        forward.Begin(hopper);
        for (int step = 1; step <= Episode; step++)
        {
            hopper.X += way / Episode;
            (hopper.Angle, hopper.Tall) = step == 300 ? (lean, height) : (0, 1.25);
            Assert.Equal(expected && step == Episode, forward.Step(hopper));
        }
    }

    [Fact]
    public void AntForward_TenMetres_AreCountedFromTheStart()
    {
        FakeAnt ant = new() { Position = new Vec3(0.1, 0, 0.6) };
        AntForward forward = new();
        forward.Begin(ant);
        ant.Position = new Vec3(10.05, 3, 0.6);
        Assert.False(forward.Step(ant));
        ant.Position = new Vec3(10.11, 3, 0.6);
        Assert.True(forward.Step(ant));
        ant.Position = new Vec3(-11, 0, 0.6);
        Assert.False(forward.Step(ant));
    }

    [Theory]
    [InlineData(899, 0.28, 0, true)]
    [InlineData(902, 0.28, 0, false)] // not a hundred steps
    [InlineData(500, 0.31, 0, false)]
    [InlineData(500, 0.28, 0.6, false)] // an ankle is too fast
    public void AntLieDown_LastHundredSteps_MustBeLowAndStill(int from, double height, double speed, bool expected)
    {
        FakeAnt ant = new();
        AntLieDown lie = new(Episode);
        lie.Begin(ant);
        bool success = false;
        for (int step = 1; step <= Episode; step++)
        {
            ant.Position = new Vec3(0, 0, step > from ? height : 0.6);
            ant.Ankles[3] = new JointState(1, step == 950 ? -speed : 0.1);
            success |= lie.Step(ant);
        }

        Assert.Equal(expected, success);
    }

    [Fact]
    public void AntLieDown_StandingUpAgain_IsNone()
    {
        FakeAnt ant = new() { Position = new Vec3(0, 0, 0.26) };
        AntLieDown lie = new(Episode);
        lie.Begin(ant);
        bool success = false;
        for (int step = 1; step <= Episode; step++)
        {
            ant.Position = new Vec3(0, 0, step == Episode ? 0.5 : 0.26);
            success |= lie.Step(ant);
        }

        Assert.False(success);
    }

    [Theory]
    [InlineData(0.35, 5.6, 0, 0, 0.6, true)]
    [InlineData(0.28, 20, 0, 0, 0.6, false)] // too small
    [InlineData(0.35, 4, 0, 0, 0.6, false)] // too few
    [InlineData(0.35, 5.6, 1, 0, 0.6, false)] // another leg
    [InlineData(0.35, 5.6, 0, 1.6, 0.6, false)] // it walks away
    [InlineData(0.35, 5.6, 0, 0, 0.35, false)] // it lies
    public void AntWave_Swings_NeedSizeNumberLegAndPlace(double amplitude, double periods, int leg, double away, double height, bool expected)
    {
        FakeAnt ant = new();
        AntWave wave = new();
        wave.Begin(ant);
        ant.Position = new Vec3(0, away, height);
        bool success = false;
        for (double t = 0; t < periods; t += 0.01)
        {
            ant.Hips[leg] = new JointState(0.05 + (amplitude * Math.Sin(2 * Math.PI * t)), 0);
            success |= wave.Step(ant);
        }

        Assert.Equal(expected, success);
    }

    [Fact]
    public void AntWave_SinkingInBetween_StartsOver()
    {
        FakeAnt ant = new();
        AntWave wave = new();
        wave.Begin(ant);
        bool success = false;
        for (double t = 0; t < 7; t += 0.01)
        {
            ant.Position = new Vec3(0, 0, Math.Abs(t - 3.5) < 0.006 ? 0.3 : 0.6);
            ant.Hips[0] = new JointState(0.4 * Math.Sin(2 * Math.PI * t), 0);
            success |= wave.Step(ant);
        }

        Assert.False(success);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Step_OfAnUntrainedRobot_PaysNothingAndShowsItsMeasures(string id)
    {
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(id);
        using MuJoCoEnvironment world = definition.CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size], info = new double[world.Spec.InfoNames.Count];
        float[] still = new float[world.Spec.Action.Size];
        world.Reset(observation);
        EpisodeEnd end = EpisodeEnd.None;
        while (end == EpisodeEnd.None)
        {
            StepResult step = world.Step(still, observation);
            world.ReadInfo(info);
            Assert.Equal((0, 0), (step.Reward, info[world.Spec.SuccessIndex]));
            end = step.End;
        }

        Assert.True(definition.Termination != "never" || world.EpisodeSteps == Episode, $"it ended after {world.EpisodeSteps} steps");
        Assert.Contains(info[1..], static value => value != 0);
    }

    [Fact]
    public void Step_AntPutOnTheGround_LiesDown()
    {
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find("behaviour/ant-lie-down");
        using MuJoCoEnvironment world = definition.CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        world.Reset(observation);
        new Quat(0, 1, 0, 0).CopyTo(world.Data.Qpos[3..]); // on its back the legs are in the air
        double reward = 0;
        for (int i = 0; i < Episode; i++)
        {
            reward = world.Step(new float[8], observation).Reward;
        }

        Assert.Equal(1, reward);
    }
}
