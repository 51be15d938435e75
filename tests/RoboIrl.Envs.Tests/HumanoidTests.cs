using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>What the humanoid's rules read off its model: the masses as they are now, and the tendons.</summary>
public sealed class HumanoidTests
{
    private const int Steps = 10;

    [Fact]
    public void Reward_RandomizedMasses_FollowsTheCentreOfTheseMasses()
    {
        RandomizationConfig heavy = new() { Parameters = [new() { Parameter = RandomizedParameter.Mass, Of = ["torso"], Scale = [3, 3] }] };
        EnvironmentDefinition humanoid = EnvironmentRegistry.CreateDefault().Find("locomotion/humanoid-v5");
        using MjModel nominal = humanoid.Model.Load();
        using MuJoCoEnvironment world = (humanoid with { Randomization = heavy }).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        Array.Fill(action, 0.4f);
        world.Seed(1, 0);
        world.Reset(observation);
        double largestDifference = 0;
        for (int step = 0; step < Steps; step++)
        {
            double before = Centre(world.Model, world.Data);
            double nominalBefore = Centre(nominal, world.Data);
            world.Step(action, observation);
            double velocity = (Centre(world.Model, world.Data) - before) / world.Spec.ControlTimestep;
            double nominalVelocity = (Centre(nominal, world.Data) - nominalBefore) / world.Spec.ControlTimestep;
            Assert.Equal(velocity, InfoOf(world)["x_velocity"], 1e-9);
            Assert.Equal(1.25 * velocity, InfoOf(world)["reward_forward"], 1e-9);
            largestDifference = Math.Max(largestDifference, Math.Abs(velocity - nominalVelocity));
        }

        Assert.True(largestDifference > 1e-3, $"the masses as compiled give the same velocity within {largestDifference} m/s");
    }

    [Fact]
    public void ReadInfo_V5_TellsTheTendons()
    {
        using MuJoCoEnvironment world = EnvironmentRegistry.CreateDefault().Create("locomotion/humanoid-v5");
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        Array.Fill(action, 0.4f);
        world.Seed(1, 0);
        world.Reset(observation);
        for (int step = 0; step < Steps; step++)
        {
            world.Step(action, observation);
        }

        Dictionary<string, double> info = InfoOf(world);
        Assert.Equal(
            ["tendon_length_left_hipknee", "tendon_length_right_hipknee", "tendon_velocity_left_hipknee", "tendon_velocity_right_hipknee"],
            world.Spec.InfoNames.TakeLast(4));
        Assert.Equal(Position(world, "left_knee") - Position(world, "left_hip_y"), info["tendon_length_left_hipknee"], 0.02);
        Assert.Equal(Position(world, "right_knee") - Position(world, "right_hip_y"), info["tendon_length_right_hipknee"], 0.02);
        double[] engine = [.. world.Data.TendonLength, .. world.Data.TendonVelocity];
        Assert.Equal(engine, world.Spec.InfoNames.TakeLast(4).Select(name => info[name]));
        Assert.All(info.Where(pair => pair.Key.StartsWith("tendon", StringComparison.Ordinal)), pair => Assert.NotEqual(0, pair.Value));
    }

    private static Dictionary<string, double> InfoOf(MuJoCoEnvironment world)
    {
        double[] values = new double[world.Spec.InfoNames.Count];
        world.ReadInfo(values);
        return world.Spec.InfoNames.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static double Position(MuJoCoEnvironment world, string joint) => world.Data.Qpos[world.Model.JointQposAddress[world.Model.Joint(joint).Index]];

    private static double Centre(MjModel masses, MjData data)
    {
        double sum = 0;
        for (int body = 0; body < masses.BodyCount; body++)
        {
            sum += masses.BodyMass[body] * data.Xipos[3 * body];
        }

        return sum / masses.TotalMass;
    }
}
