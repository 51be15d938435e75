using System.Text.Json;
using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>The control suite's models against the reference's constants, states and rewards.</summary>
public sealed class ControlTrajectoryTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string> Ids => [.. ControlGoldens.Recorded.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Model_Compiled_HasTheReferencesConstants(string id)
    {
        JsonElement golden = Golden(id);
        using MjModel model = Registry.Find(id).Model.Load();
        Assert.Equal(golden.GetProperty("opt").GetProperty("timestep").GetDouble(), model.Timestep);
        Assert.Equal(golden.GetProperty("n_sub_steps").GetInt32(), Registry.Find(id).FrameSkip);
        Goldens.AssertNear(golden.Flat("qpos0"), model.Qpos0, 1e-12, "qpos0");

        NamedTable bodies = new(golden, "body", model.BodyCount, i => model.NameOf(new BodyId(i)));
        bodies.AssertNear("body_mass", model.BodyMass);
        bodies.AssertNear("body_pos", model.BodyPosition);
        bodies.AssertNear("body_inertia", model.BodyInertia);

        NamedTable joints = new(golden, "jnt", model.JointCount, i => model.NameOf(new JointId(i)));
        joints.AssertNear("jnt_type", [.. model.JointType.ToArray().Select(v => (double)v)]);
        joints.AssertNear("jnt_limited", [.. Enumerable.Range(0, model.JointCount).Select(i => model.IsLimited(new JointId(i)) ? 1.0 : 0.0)]);
        joints.AssertNear("jnt_range", model.JointRange);
        Goldens.AssertNear(golden.Flat("dof_armature"), model.DofArmature, 1e-12, "dof_armature");

        NamedTable geoms = new(golden, "geom", model.GeomCount, i => model.NameOf(new GeomId(i)));
        geoms.AssertNear("geom_type", [.. model.GeomType.ToArray().Select(v => (double)v)]);
        geoms.AssertNear("geom_friction", model.GeomFriction);
        NamedTable solids = geoms.Without("floor", "ground", "target");
        solids.AssertNear("geom_size", model.GeomSize);
        solids.AssertNear("geom_pos", model.GeomPosition);

        NamedTable actuators = new(golden, "actuator", model.ControlCount, i => model.NameOf(new ActuatorId(i)));
        actuators.AssertNear("actuator_gear", model.ActuatorGear);
        actuators.AssertNear("actuator_ctrlrange", model.ActuatorControlRange);
        new NamedTable(golden, "sensor", model.SensorCount, i => model.NameOf(new SensorId(i)))
            .AssertNear("sensor_dim", [.. model.SensorDimension.ToArray().Select(v => (double)v)]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rollout_RecordedControls_FollowsTheReference(string id)
    {
        (_, string name, string reward, double early, double late) = ControlGoldens.Recorded.Single(r => r.Id == id);
        JsonElement trajectory = ControlGoldens.Of(name).GetProperty("trajectory");
        double[] rewards = trajectory.Flat(reward);
        using MuJoCoEnvironment environment = Registry.Create(id);
        MjData data = environment.Data;
        double[] observation = new double[environment.Spec.Observation.Size];
        double[] controls = new double[environment.Model.ControlCount];

        environment.Reset(observation);
        data.Reset();
        data.ForwardPassive();
        for (int step = 0; step <= 200; step++)
        {
            double bar = step <= 20 ? early : Math.Max(early, late);
            if (step % 20 == 0)
            {
                AssertRow(trajectory, "qpos", step / 20, data.Qpos, step < 200 ? bar : late);
                AssertRow(trajectory, "qvel", step / 20, data.Qvel, 100 * (step < 200 ? bar : late));
                AssertSensors(trajectory, step / 20, data.SensorData, 100 * (step < 200 ? bar : late));
            }

            if (step == 200)
            {
                break;
            }

            for (int i = 0; i < controls.Length; i++)
            {
                controls[i] = 0.7 * Math.Sin((0.13 * step) + (1.7 * i));
            }

            StepResult result = environment.StepWithControls(controls, observation);
            Assert.Equal(EpisodeEnd.None, result.End);
            Goldens.AssertNear([rewards[step]], [result.Reward], 100 * bar, $"step {step}: reward");
        }
    }

    private static JsonElement Golden(string id) => ControlGoldens.Of(ControlGoldens.Recorded.Single(r => r.Id == id).Model);

    // Which moment each sensor belongs to is what fresh stepping is about. Forces reach thousands: relative to the largest value.
    private static void AssertSensors(JsonElement trajectory, int row, ReadOnlySpan<double> actual, double bar)
    {
        double[] expected = trajectory.TryGetProperty("sensordata", out JsonElement rows) ? Goldens.Flat(rows[row]) : [];
        double largest = expected.Append(1).Max(Math.Abs);
        Goldens.AssertNear(expected, actual, bar * largest, $"step {20 * row}: sensordata");
    }

    private static void AssertRow(JsonElement trajectory, string property, int row, ReadOnlySpan<double> actual, double bar) =>
        Goldens.AssertNear(Goldens.Flat(trajectory.GetProperty(property)[row]), actual, bar, $"step {20 * row}: {property}");
}
