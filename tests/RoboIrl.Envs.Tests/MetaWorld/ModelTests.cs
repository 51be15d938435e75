using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>The scenes of the manipulation tasks: names that the tasks rely on, and things that lie, move and turn as stated.</summary>
public sealed class ModelTests
{
    private static readonly double[] Shift = [0.04, -0.03, 0.01];

    public static TheoryData<string> Scenes => [.. MetaWorldModels.Names];

    /// <summary>Scenes with a fixture: joints of its parts, and its sites.</summary>
    public static TheoryData<string, string, string> Fixtures => new()
    {
        { "assembly", "", "peg_top" },
        { "basketball", "", "hoop_ring" },
        { "box", "", "" },
        { "button", "button", "button_cap hole" },
        { "button_topdown", "button", "button_cap hole" },
        { "button_topdown_wall", "button", "button_cap hole" },
        { "button_wall", "button", "button_cap hole" },
        { "coffee", "button", "button_cap mug_place" },
        { "dial", "dial", "dial_tip" },
        { "door", "door", "handle door_hinge" },
        { "door_lock", "lock", "lock_pivot lock_close_tip lock_open_tip" },
        { "drawer", "drawer", "grip lift" },
        { "faucet", "faucet", "tip_open tip_close" },
        { "hammer", "nail", "nail" },
        { "handle", "handle", "handle_start handle_right handle_center goal_press goal_pull" },
        { "handle_side", "handle", "handle_start handle_right handle_center goal_press goal_pull" },
        { "lever", "lever", "lever_tip lever_pivot" },
        { "peg_insert", "", "hole hole_inside" },
        { "peg_unplug", "", "socket" },
        { "plate", "", "" },
        { "plate_side", "", "" },
        { "shelf", "", "shelf_goal" },
        { "soccer", "", "" },
        { "window", "window", "window_open_handle window_close_handle" },
    };

    /// <summary>Scenes with a loose object, where it lies, and how high.</summary>
    public static TheoryData<string, double, double, double> Objects => new()
    {
        { "assembly", 0.05, 0.55, 0.019 },
        { "basketball", 0.05, 0.55, 0.03 },
        { "bin", -0.15, 0.72, 0.03 },
        { "box", 0.05, 0.5, 0.016 },
        { "coffee", 0.05, 0.55, 0 },
        { "hammer", -0.05, 0.45, 0.019 },
        { "hole", 0.05, 0.6, 0.07 },
        { "hole", 0.02, 0.83, 0.02 },
        { "peg_insert", 0.15, 0.55, 0.015 },
        { "pick_out_of_hole", 0.05, 0.8, 0.02 },
        { "pick_place", 0.05, 0.65, 0.02 },
        { "pick_place_wall", 0.05, 0.65, 0.02 },
        { "push", -0.05, 0.65, 0.02 },
        { "push_back", 0.05, 0.8, 0.02 },
        { "push_wall", 0.05, 0.65, 0.02 },
        { "reach", 0.05, 0.65, 0.02 },
        { "reach_wall", 0.05, 0.65, 0.015 },
        { "shelf", 0.05, 0.55, 0.02 },
        { "shelf", 0.02, 0.84, 0.27 },
        { "soccer", 0.05, 0.6, 0.026 },
        { "stick", -0.08, 0.6, 0.02 },
        { "sweep", 0.05, 0.6, 0 },
    };

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Scene_Compiled_HasArmAndMarkerAndNoWarning(string scene)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        Assert.Empty(model.CompilerWarning);
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(i, model.Joint($"arm_{i}").Index);
        }

        _ = new Gripper(model);
        _ = new MocapBody(model, "goal");
        model.Site("goal");
        model.Equality("hand_weld");
        foreach (string camera in new[] { "view", "topview", "corner", "corner2", "corner3", "corner4", "behindGripper", "gripperPOV" })
        {
            model.Camera(camera);
        }

        Assert.Equal(0.0025, model.Timestep);
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Scene_LeftAlone_ComesToRestWithoutWarning(string scene)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        using MjData data = AtHome(model);
        data.Step(600);
        Assert.Equal(0, data.TotalWarnings);
        foreach (double speed in data.Qvel)
        {
            Assert.True(Math.Abs(speed) < 0.02, $"after 1.5 s something moves at {speed} (m/s or rad/s) in {scene}");
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_Moved_TakesItsPartsAlong(string scene, string joints, string sites)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        using MjData data = model.CreateData();
        foreach (string joint in Words(joints))
        {
            data.QposOf(model.Joint(joint)) = 0.5 * model.JointRange[(2 * model.Joint(joint).Index) + 1];
        }

        data.Forward();
        double[] before = data.SiteXpos.ToArray();
        MocapBody fixture = new(model, "fixture");
        fixture.Move(data, fixture.Position(data) + new Vec3(Shift[0], Shift[1], Shift[2]));
        data.Forward();
        foreach (string site in Words(sites))
        {
            Span<double> now = data.PositionOf(model.Site(site));
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(before[(3 * model.Site(site).Index) + i] + Shift[i], now[i], 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Object_PutDown_LiesAsHighAsStated(string scene, double x, double y, double height)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        using MjData data = AtHome(model);
        Raise(model, data);
        FreeBody thing = new(model, "object");
        thing.Put(data, new Vec3(x, y, height + 0.002));
        data.Step(400);
        Span<double> place = data.PositionOf(model.Body("object"));
        Assert.Equal(height, place[2], 0.002);
        Assert.True(Math.Abs(place[0] - x) < 0.01 && Math.Abs(place[1] - y) < 0.01, $"it slid or rolled from ({x}, {y}) to ({place[0]}, {place[1]})");
        Assert.Equal(0, data.TotalWarnings);
    }

    [Fact]
    public void Shelf_MovedFixture_CarriesTheBlock()
    {
        using MjModel model = MetaWorldModels.Load("shelf").Load();
        using MjData data = AtHome(model);
        Raise(model, data);
        new MocapBody(model, "fixture").Move(data, new Vec3(-0.3, 0.7, 0));
        new FreeBody(model, "object").Put(data, new Vec3(-0.3, 0.7, 0.28));
        data.Step(400);
        Assert.Equal(0.27, data.PositionOf(model.Body("object"))[2], 0.001);
    }

    [Theory]
    [InlineData("drawer", "drawer", -0.1, "grip", 1, -0.27)] // y of the grip from the cabinet: -0.17 + q
    [InlineData("button", "button", -0.05, "button_cap", 1, -0.1435)] // pressing moves the cap towards +y
    [InlineData("button_topdown", "button", -0.05, "button_cap", 2, 0.1435)]
    [InlineData("coffee", "button", 0.02, "button_cap", 1, -0.2)]
    [InlineData("window", "window", 0.2, "window_open_handle", 0, 0.16)]
    [InlineData("lever", "lever", -1.5707963267948966, "lever_tip", 2, 0.45)] // up
    [InlineData("faucet", "faucet", 1.5707963267948966, "tip_open", 0, 0.175)]
    [InlineData("dial", "dial", 1.5707963267948966, "dial_tip", 0, 0.05)]
    [InlineData("door_lock", "lock", 1.5707963267948966, "lock_close_tip", 2, -0.029)] // down
    [InlineData("handle", "handle", -0.1, "handle_start", 2, 0.072)]
    [InlineData("handle_side", "handle", -0.1, "handle_start", 0, 0.216)]
    [InlineData("hammer", "nail", 0.1, "nail", 1, -0.11)]
    public void Joint_Turned_MovesItsSiteAsStated(string scene, string joint, double value, string site, int axis, double expected)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        using MjData data = model.CreateData();
        data.QposOf(model.Joint(joint)) = value;
        data.Forward();
        double from = data.PositionOf(model.Body("fixture"))[axis];
        Assert.Equal(expected, data.PositionOf(model.Site(site))[axis] - from, 1e-9);
    }

    [Theory]
    [InlineData("handle", "handle", -0.05, -0.05)] // its weight is carried
    [InlineData("coffee", "button", 0.03, 0)] // a spring brings it back
    [InlineData("button_topdown", "button", -0.08, 0)]
    [InlineData("drawer", "drawer", -0.15, -0.15)]
    [InlineData("lever", "lever", 0, 0)]
    public void Joint_LeftAlone_StaysOrSpringsBack(string scene, string joint, double from, double to)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        using MjData data = AtHome(model);
        new MocapBody(model, "fixture").Move(data, new Vec3(0.4, 0.9, 0.115)); // out of the hand's way
        data.QposOf(model.Joint(joint)) = from;
        data.Step(2000);
        Assert.Equal(to, data.QposOf(model.Joint(joint)), 0.002);
    }

    [Fact]
    public void Load_UnknownScene_NamesTheScenes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => MetaWorldModels.Load("kitchen"));
        Assert.Contains("kitchen", error.Message, StringComparison.Ordinal);
        Assert.Contains("pick_place_wall", error.Message, StringComparison.Ordinal);
    }

    private static MjData AtHome(MjModel model)
    {
        MjData data = model.CreateData();
        new Gripper(model).Home(data, HandStart.Middle);
        return data;
    }

    /// <summary>The hand at the left end of the work space, away from all objects.</summary>
    private static void Raise(MjModel model, MjData data) => new Gripper(model).Home(data, HandStart.Left);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
