using System.Runtime.InteropServices;

namespace RoboIrl.MuJoCo.Tests;

public class MjDataTests
{
    public static TheoryData<string, string, string> Solvers => new()
    {
        { "Euler", "pyramidal", "Newton" },
        { "Euler", "elliptic", "Newton" },
        { "RK4", "pyramidal", "PGS" },
        { "RK4", "elliptic", "CG" },
        { "implicit", "pyramidal", "Newton" },
    };

    [Theory]
    [MemberData(nameof(Solvers))]
    public void ResetInputs_ThenForward_EqualsResetDataBitByBit(string integrator, string cone, string solver)
    {
        using MjModel model = MjModel.FromXml(Models.Pile(integrator, cone, solver));
        using MjData used = model.CreateData();
        using MjData clean = model.CreateData();
        Disturb(used, 400);
        Disturb(clean, 57);
        Assert.True(used.ContactCount > 3, "the model must be rich in contacts for this test to mean anything");

        used.ResetInputs();
        used.Forward();
        clean.Reset();
        clean.Forward();
        AssertSame(clean, used);

        for (int i = 0; i < 150; i++)
        {
            used.Step(2, rnePostConstraint: true);
            clean.Step(2, rnePostConstraint: true);
        }

        AssertSame(clean, used);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void SetState_AfterOtherSteps_ContinuesBitByBit(string integrator, string cone, string solver)
    {
        using MjModel model = MjModel.FromXml(Models.Pile(integrator, cone, solver));
        using MjData first = model.CreateData();
        using MjData second = model.CreateData();
        Disturb(first, 120);
        Disturb(second, 31);
        double[] state = new double[model.StateSize];

        first.GetState(state);
        second.SetState(state);
        first.Step(100, rnePostConstraint: true);
        second.Step(100, rnePostConstraint: true);

        AssertSame(first, second);
    }

    [Fact]
    public void GetState_WrongLength_SaysTheRightOne()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();

        ArgumentException error = Assert.Throws<ArgumentException>(() => data.GetState(new double[3]));

        Assert.Contains(model.StateSize.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CopyFrom_SteppedData_CopiesResultsToo()
    {
        using MjModel model = MjModel.FromXml(Models.Pile());
        using MjData source = model.CreateData();
        using MjData target = model.CreateData();
        Disturb(source, 80);

        target.CopyFrom(source);

        AssertSame(source, target);
    }

    [Fact]
    public void Step_WithRne_FillsExternalForces()
    {
        using MjModel model = MjModel.FromXml(Models.Ball);
        using MjData data = model.CreateData();
        data.Step(500);
        Assert.All(data.CfrcExt.ToArray(), v => Assert.Equal(0, v));

        data.Step(1, rnePostConstraint: true);

        double weight = model.BodyMass[1] * 9.81;
        Assert.Equal(weight, data.CfrcExt[(6 * 1) + 5], 0.01 * weight);
    }

    [Fact]
    public void Contacts_BallAtRest_CarryItsWeight()
    {
        using MjModel model = MjModel.FromXml(Models.Ball);
        using MjData data = model.CreateData();
        Assert.Equal(0, data.ContactCount);
        Assert.False(data.InContact(new GeomId(0), new GeomId(1)));
        double[] force = new double[6];

        data.Step(500);

        Assert.Equal(1, data.ContactCount);
        Assert.True(data.InContact(new GeomId(1), new GeomId(0)));
        Assert.Equal((new GeomId(0), new GeomId(1)), data.ContactGeoms(0));
        Assert.InRange(data.ContactDistance(0), -0.01, 0);
        data.ContactForce(0, force);
        double weight = model.BodyMass[1] * 9.81;
        Assert.Equal(weight, force[0], 0.01 * weight);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.ContactDistance(1));
        Assert.Throws<ArgumentException>(() => data.ContactForce(0, new double[3]));
    }

    [Fact]
    public void Step_Count_AdvancesTheTime()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();

        data.Step(5);

        Assert.Equal(0.01, data.Time, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Step(-1));
    }

    [Fact]
    public void Step_ThousandTimes_AllocatesNothing()
    {
        using MjModel model = MjModel.FromXml(Models.Pile());
        using MjData data = model.CreateData();
        double[] state = new double[model.StateSize];
        Work(data, state, 20);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(data, state, 1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Reset_ToKeyframe_TakesItsPosition()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();

        data.Reset(model.Keyframe("up"));

        Assert.Equal(3.1, data.QposOf(model.Joint("hinge")));
        Assert.Contains("keyframe 7", Assert.Throws<MuJoCoException>(() => data.Reset(new KeyframeId(7))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_NotANumberInVelocity_IsCounted()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();

        data.Qvel[0] = double.NaN;
        data.Step();

        Assert.Equal(1, data.Warnings(MjWarning.BadVelocity));
        Assert.Equal(1, data.NumericWarnings);
        Assert.Equal(1, data.TotalWarnings);
        data.ResetInputs();
        Assert.Equal(0, data.TotalWarnings);
    }

    [Fact]
    public void OutputOf_Sensors_AreTheirSlices()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();
        data.QposOf(model.Joint("hinge")) = 0.3;
        data.Forward();

        Assert.Equal([0.3], data.OutputOf(model.Sensor("angle")).ToArray());
        Assert.Equal(data.PositionOf(model.Site("tip")).ToArray(), data.OutputOf(model.Sensor("tip position")).ToArray());
    }

    private static void Work(MjData data, double[] state, int count)
    {
        for (int i = 0; i < count; i++)
        {
            data.Ctrl[0] = 0.1;
            data.Step(1, rnePostConstraint: true);
            if (data.Qpos[2] < -1 || data.NumericWarnings > 0 || i % 100 == 99)
            {
                data.ResetInputs();
                data.Forward();
                data.GetState(state);
                data.SetState(state);
            }
        }
    }

    /// <summary>Moves every input away from its default while stepping.</summary>
    private static void Disturb(MjData data, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            data.Ctrl[0] = Math.Sin(0.1 * i);
            data.Ctrl[1] = Math.Cos(0.3 * i);
            data.QfrcApplied[2] = 0.2 * Math.Sin(i);
            data.XfrcApplied[12] = 0.5 * Math.Cos(i);
            data.MocapPosition[0] = 0.1 + (0.05 * Math.Sin(0.05 * i));
            data.UserData[1] = i;
            data.Step(1, rnePostConstraint: i % 3 == 0);
        }
    }

    private static void AssertSame(MjData expected, MjData actual)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Time), BitConverter.DoubleToInt64Bits(actual.Time));
        Assert.Equal(expected.ContactCount, actual.ContactCount);
        Assert.Equal(expected.ConstraintCount, actual.ConstraintCount);
        Assert.Equal(expected.TotalWarnings, actual.TotalWarnings);
        Same("energy", expected.Energy, actual.Energy);
        Same("qpos", expected.Qpos, actual.Qpos);
        Same("qvel", expected.Qvel, actual.Qvel);
        Same("qacc", expected.Qacc, actual.Qacc);
        Same("qacc_warmstart", expected.QaccWarmstart, actual.QaccWarmstart);
        Same("act", expected.Act, actual.Act);
        Same("ctrl", expected.Ctrl, actual.Ctrl);
        Same("qfrc_applied", expected.QfrcApplied, actual.QfrcApplied);
        Same("xfrc_applied", expected.XfrcApplied, actual.XfrcApplied);
        Same("mocap_pos", expected.MocapPosition, actual.MocapPosition);
        Same("mocap_quat", expected.MocapQuaternion, actual.MocapQuaternion);
        Same("userdata", expected.UserData, actual.UserData);
        Same("sensordata", expected.SensorData, actual.SensorData);
        Same("xpos", expected.Xpos, actual.Xpos);
        Same("xquat", expected.Xquat, actual.Xquat);
        Same("xipos", expected.Xipos, actual.Xipos);
        Same("geom_xpos", expected.GeomXpos, actual.GeomXpos);
        Same("site_xmat", expected.SiteXmat, actual.SiteXmat);
        Same("subtree_com", expected.SubtreeCom, actual.SubtreeCom);
        Same("subtree_linvel", expected.SubtreeLinvel, actual.SubtreeLinvel);
        Same("cinert", expected.Cinert, actual.Cinert);
        Same("cvel", expected.Cvel, actual.Cvel);
        Same("cfrc_ext", expected.CfrcExt, actual.CfrcExt);
        Same("cfrc_int", expected.CfrcInt, actual.CfrcInt);
        Same("qfrc_actuator", expected.QfrcActuator, actual.QfrcActuator);
        Same("qfrc_bias", expected.QfrcBias, actual.QfrcBias);
        Same("qfrc_passive", expected.QfrcPassive, actual.QfrcPassive);
        Same("qfrc_constraint", expected.QfrcConstraint, actual.QfrcConstraint);
        Same("actuator_force", expected.ActuatorForce, actual.ActuatorForce);
        Same("actuator_length", expected.ActuatorLength, actual.ActuatorLength);
        Same("actuator_velocity", expected.ActuatorVelocity, actual.ActuatorVelocity);
        Same("ten_length", expected.TendonLength, actual.TendonLength);
    }

    private static void Same(string field, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) =>
        Assert.True(
            MemoryMarshal.Cast<double, long>(expected).SequenceEqual(MemoryMarshal.Cast<double, long>(actual)),
            $"{field} differs: {string.Join(" ", expected.ToArray())} against {string.Join(" ", actual.ToArray())}");
}
