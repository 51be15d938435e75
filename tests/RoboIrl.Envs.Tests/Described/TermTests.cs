using RoboIrl.Envs.Described;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>What terms read, against the engine's sensors, finite differences and numbers known beforehand.</summary>
public sealed class TermTests : IDisposable
{
    private readonly DescribedFolder _folder = Crawler.CreateFolder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void JointTerms_GiveTheEnginesNumbers()
    {
        using MuJoCoEnvironment world = World("joint_position(\"hip\")", "joint_position(exclude=[\"float\"])", "joint_velocity(\"hip\", \"slide\")", "joint_position(\"float\")[3]", "sum(qvel())", "time()");
        Move(world.Data);
        Assert.Equal([0.4, 0.3, -0.1, 0.4, -2, 1.5, 1, 1.5 + 0.5 - 2 + 0.1 + 0.2 + 0.3 + 1 + 2 + 3, 0], Observe(world), Near);
        Assert.Equal(
            ["joint_position(hip)", "joint_position[slide]", "joint_position[lift]", "joint_position[hip]", "joint_velocity[hip]", "joint_velocity[slide]", "joint_position(float)", "sum", "time"],
            world.Spec.Observation.Names);
    }

    [Fact]
    public void PoseTerms_OfAKnownRotation_AreItsAngles()
    {
        (double yaw, double pitch, double roll) = (0.3, 0.2, 0.1);
        using MuJoCoEnvironment world = World(
            "yaw(\"body:ball\")", "pitch(\"body:ball\")", "roll(\"body:ball\")", "upright(\"body:ball\")", "quaternion(\"geom:ball\")",
            "axis(\"body:ball\", \"x\")", "rotation(\"body:ball\")[8]", "height(\"body:ball\")");
        double[] q = Multiply(Multiply(About(2, yaw), About(1, pitch)), About(0, roll));
        q.CopyTo(world.Data.Qpos[6..]);
        world.Data.Forward();
        double upright = Math.Cos(pitch) * Math.Cos(roll);
        Assert.Equal(
            [yaw, pitch, roll, upright, .. q, Math.Cos(yaw) * Math.Cos(pitch), Math.Sin(yaw) * Math.Cos(pitch), -Math.Sin(pitch), upright, 1], Observe(world), Near);
    }

    [Fact]
    public void PlaceTerms_MeasureBetweenThings()
    {
        using MuJoCoEnvironment world = World("distance(\"tip\", \"toe\")", "norm(relative_position(\"tip\", \"toe\"))", "norm(position(\"toe\") - position(\"tip\"))", "relative_position(\"torso\", \"tip\")");
        Move(world.Data);
        double[] seen = Observe(world);
        Assert.Equal(seen[0], seen[1], 1e-12);
        Assert.Equal(seen[0], seen[2], 1e-12);
        Assert.Equal([0.2, 0, 0.05], seen[3..], Near);
    }

    [Fact]
    public void VelocityTerms_AgreeWithTheEnginesSensors()
    {
        using MuJoCoEnvironment world = World("local_angular_velocity(\"tip\")", "sensor(\"gyro\")", "sensor(\"hip_angle\")", "angular_velocity(\"leg\")", "angular_velocity(\"body:ball\")", "velocity(\"body:ball\")");
        Move(world.Data);
        double[] seen = Observe(world);
        Assert.Equal(seen[3..6], seen[..3], Near);
        Assert.Equal([0.4, 0, -2, 0, 1, 2, 3, 0.1, 0.2, 0.3], seen[6..], Near);
    }

    [Fact]
    public void VelocityTerms_AgreeWithTheRateOfPlaces()
    {
        // The engine moves a step on with the velocity at the step's end.
        string[] places = ["position(\"toe\")", "position(\"geom:foot\")", "center_of_mass()", "center_of_mass(\"torso\")"];
        string[] velocities = ["velocity(\"toe\")", "velocity(\"geom:foot\")", "center_of_mass_velocity()", "center_of_mass_velocity(\"torso\")"];
        using MuJoCoEnvironment world = World([.. velocities, .. places.Select(p => $"rate({p})")]);
        double[] seen = new double[24];
        world.Reset(seen);
        for (int i = 0; i < 20; i++)
        {
            world.Step([0.3f, 0.5f], seen);
        }

        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(seen[i], seen[12 + i], 2e-3);
        }

        Assert.True(seen.Count(v => Math.Abs(v) > 0.02) >= 12, string.Join(' ', seen));
    }

    [Fact]
    public void ActuatorTerms_FollowActionAndForce()
    {
        using MuJoCoEnvironment world = World("action()", "previous_action()", "action_rate()", "control()", "actuator_force(\"kick\")", "power()", "energy()", "tendon_length(\"cable\")");
        double[] seen = new double[world.Spec.Observation.Size];
        world.Seed(1, 0);
        world.Reset(seen);
        world.Step([0.5f, -0.25f], seen);
        world.Step([0.25f, 0.5f], seen);
        MjData data = world.Data;
        double power = Math.Abs(data.ActuatorForce[0] * data.ActuatorVelocity[0]) + Math.Abs(data.ActuatorForce[1] * data.ActuatorVelocity[1]);

        // Scaled to the ranges: push [-2, 2], kick [-0.5, 0.25].
        double kick = -0.125 + (0.375 * 0.5);
        Assert.Equal([0.25, 0.5, 0.5, -0.25, -0.25, 0.75, 0.5, kick, 0, kick, power, power * world.Spec.ControlTimestep, data.TendonLength[0]], seen, Near);
        Assert.True(power > 0);
    }

    [Fact]
    public void ContactTerms_SeeTheFootOnTheFloor()
    {
        using MuJoCoEnvironment world = World("if(contact(\"foot\", \"floor\"), 1, 0)", "if(contact(\"geom:ball\", \"floor\"), 1, 0)", "contact_force(\"foot\")", "contact_force(\"leg\")", "norm(external_force(\"leg\"))", "norm(external_force())");
        double[] seen = new double[world.Spec.Observation.Size];
        world.Seed(1, 0);
        world.Reset(seen);
        Assert.Equal([0, 0, 0, 0, 0, 0], seen);
        world.Data.Qpos[1] = -0.14; // the foot's tip reaches 0.13 m below the torso's start of 0.5 - 0.1 - 0.33
        world.Data.Forward();
        world.Step([0, 0], seen);
        Assert.Equal(1, seen[0]);
        Assert.Equal(0, seen[1]);
        Assert.True(seen[2] > 0);
        Assert.Equal(seen[2], seen[3]);
        Assert.True(seen[4] > 0 && seen[5] >= seen[4]);
    }

    [Fact]
    public void Catalog_EveryEntry_IsDocumented()
    {
        Assert.All(TermCatalog.All, term =>
        {
            Assert.NotEmpty(term.Meaning);
            Assert.NotEmpty(term.Result);
            Assert.Contains(term.Name, term.Example, StringComparison.Ordinal);
            Assert.StartsWith(term.Name + "(", term.Signature, StringComparison.Ordinal);
        });
        Assert.True(TermCatalog.All.Count(t => t.IsTerm) >= 35);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;

    private MuJoCoEnvironment World(params string[] expressions)
    {
        string observation = string.Join('\n', expressions.Select(e => "  - " + e));
        string yaml = Crawler.Minimal.Replace("{actuators: [push, kick]}", "\n  actuators: [push, kick]\n  overrides:\n    kick: {range: [-0.5, 0.25]}", StringComparison.Ordinal)
            + $"observation:\n{observation}\nreward: {{a: time()}}\n";
        EnvironmentDefinition definition = DescribedEnvironment.Load(_folder.Write("terms.yaml", yaml));
        MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true);
        world.Reset(new double[world.Spec.Observation.Size]);
        return world;
    }

    private static void Move(MjData data)
    {
        ((double[])[0.3, -0.1, 0.4]).CopyTo(data.Qpos);
        ((double[])[1.5, 0.5, -2, 0.1, 0.2, 0.3, 1, 2, 3]).CopyTo(data.Qvel);
        data.Forward();
    }

    private static double[] Observe(MuJoCoEnvironment world)
    {
        double[] seen = new double[world.Spec.Observation.Size];
        world.Task.Observe(world.Data, seen);
        return seen;
    }

    private static double[] About(int axis, double angle)
    {
        double[] q = [Math.Cos(angle / 2), 0, 0, 0];
        q[1 + axis] = Math.Sin(angle / 2);
        return q;
    }

    private static double[] Multiply(double[] a, double[] b) =>
    [
        (a[0] * b[0]) - (a[1] * b[1]) - (a[2] * b[2]) - (a[3] * b[3]),
        (a[0] * b[1]) + (a[1] * b[0]) + (a[2] * b[3]) - (a[3] * b[2]),
        (a[0] * b[2]) - (a[1] * b[3]) + (a[2] * b[0]) + (a[3] * b[1]),
        (a[0] * b[3]) + (a[1] * b[2]) - (a[2] * b[1]) + (a[3] * b[0]),
    ];
}
