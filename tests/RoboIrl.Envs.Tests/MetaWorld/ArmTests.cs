using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>Arm and gripper move as measured on the reference arm; a control step is 5 engine steps.</summary>
public sealed class ArmTests
{
    private const int Substeps = 5;
    private static readonly Vec3 Low = new(-0.5, 0.4, 0.05);
    private static readonly Vec3 High = new(0.5, 1, 0.5);

    [Theory]
    [InlineData(nameof(HandStart.Middle), 0, 0.6)]
    [InlineData(nameof(HandStart.Near), 0, 0.4)]
    [InlineData(nameof(HandStart.Left), -0.5, 0.6)]
    public void Home_Held_IsAtRestJustBelowTheSetPoint(string start, double x, double y)
    {
        using MjModel model = MetaWorldModels.Load("pick_place").Load();
        using MjData data = model.CreateData();
        Gripper gripper = new(model);
        gripper.Home(data, Enum.Parse<HandStart>(start));
        data.Forward();
        Vec3 first = gripper.Read(data).Hand;
        Assert.True(Vec3.Distance(first, new Vec3(x, y, 0.2)) < 0.0055, $"the hand is at ({first.X}, {first.Y}, {first.Z})");
        data.Step(100 * Substeps);
        Vec3 last = gripper.Read(data).Hand;
        Assert.True(Vec3.Distance(first, last) < 0.0002, $"it moved {Vec3.Distance(first, last)} m in 100 control steps");
    }

    [Fact]
    public void Hand_AtFullSpeed_TrailsTheSetPointAsMeasured()
    {
        using MjModel model = MetaWorldModels.Load("pick_place").Load();
        using MjData data = model.CreateData();
        Gripper gripper = new(model);
        gripper.Home(data, HandStart.Middle);
        data.Forward();
        double first = gripper.Read(data).Hand.X;
        double[] moved = [.. Enumerable.Range(0, 50).Select(step => Moved(gripper, data, step < 40 ? 1 : 0) - first)];
        Assert.Equal(0.1 - 0.032, moved[9], 0.0032); // the lag after 10 steps
        Assert.Equal(0.366, moved[39], 0.004);
        Assert.Equal(0.4 - 0.004, moved[44], 0.003); // 5 steps after the stop
        Assert.Equal(0.4, moved[49], 0.001);
    }

    [Fact]
    public void Gripper_Closed_TakesAsLongAsMeasured()
    {
        using MjModel model = MetaWorldModels.Load("pick_place").Load();
        using MjData data = model.CreateData();
        Gripper gripper = new(model);
        gripper.Home(data, HandStart.Middle);
        double[] opening = [.. Enumerable.Range(0, 60).Select(_ => Opening(gripper, data, 1))];
        Assert.Equal(0.92, opening[3], 0.03);
        Assert.Equal(0.71, opening[7], 0.03);
        Assert.Equal(0.43, opening[11], 0.03);
        Assert.Equal(0.297, opening[59], 0.01);
        double[] reopening = [.. Enumerable.Range(0, 20).Select(_ => Opening(gripper, data, -1))];
        Assert.Equal(1, reopening[^1], 0.01);
    }

    [Theory]
    [InlineData("pick_place", 0, 0.6, 0.063)] // puck
    [InlineData("bin", -0.12, 0.7, 0.075)] // cube
    [InlineData("shelf", 0, 0.55, 0.065)] // block of 10 g
    [InlineData("basketball", 0, 0.65, 0.07)] // ball
    [InlineData("assembly", 0.13, 0.6, 0.06)] // nut, by its grip
    [InlineData("box", 0, 0.52, 0.12)] // lid, by its bar
    [InlineData("coffee", 0, 0.6, 0.08)] // mug
    [InlineData("hammer", 0, 0.45, 0.06)]
    [InlineData("peg_insert", 0.13, 0.6, 0.065)]
    [InlineData("stick", -0.05, 0.6, 0.06)]
    public void Object_Gripped_IsLiftedAndStaysInTheGripper(string scene, double x, double y, double height)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        using MjData data = model.CreateData();
        Gripper gripper = new(model);
        gripper.Home(data, HandStart.Near);
        data.Forward();
        double before = data.PositionOf(model.Body("object"))[2];
        MoveTo(gripper, data, new Vec3(x, y, 0.25), -1, 50);
        MoveTo(gripper, data, new Vec3(x, y, height), -1, 40);
        MoveTo(gripper, data, new Vec3(x, y, height), 1, 25);
        MoveTo(gripper, data, new Vec3(x, y, height + 0.1), 1, 60);
        Assert.Equal(before + 0.1, data.PositionOf(model.Body("object"))[2], 0.025);
        Assert.Equal(0, data.TotalWarnings);
    }

    private static double Moved(Gripper gripper, MjData data, float x)
    {
        Step(gripper, data, [x, 0, 0, 0]);
        return gripper.Read(data).Hand.X;
    }

    private static double Opening(Gripper gripper, MjData data, float closing)
    {
        Step(gripper, data, [0, 0, 0, closing]);
        return gripper.Read(data).Opening;
    }

    /// <summary>Moves the set-point, not faster than an action does.</summary>
    private static void MoveTo(Gripper gripper, MjData data, Vec3 target, float closing, int steps)
    {
        MocapBody setPoint = new(data.Model, "mocap");
        for (int i = 0; i < steps; i++)
        {
            Vec3 missing = 100 * (target - setPoint.Position(data));
            Step(gripper, data, [(float)missing.X, (float)missing.Y, (float)missing.Z, closing]);
        }
    }

    private static void Step(Gripper gripper, MjData data, ReadOnlySpan<float> action)
    {
        gripper.Act(data, action, Low, High);
        data.Step(Substeps);
    }
}
