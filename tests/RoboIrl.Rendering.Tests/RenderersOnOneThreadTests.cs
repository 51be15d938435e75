using System.Runtime.ExceptionServices;
using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering.Gl;
using Xunit;

namespace RoboIrl.Rendering.Tests;

/// <summary>Renderers that share a thread: each draws into its own context, whatever the others did last.</summary>
[Collection("OpenGL")] // one GL library in the process at a time: see GlLibrary
public sealed class RenderersOnOneThreadTests : IDisposable
{
    private const string Crate = """
        <mujoco>
          <asset>
            <texture name="tiles" type="2d" builtin="checker" width="64" height="64" rgb1="0.9 0.9 0.2" rgb2="0.1 0.2 0.6"/>
            <material name="floor" texture="tiles" texrepeat="4 4"/>
          </asset>
          <worldbody>
            <light pos="0 0 4" dir="0 0 -1" directional="true"/>
            <camera name="above" pos="0 0 5" xyaxes="1 0 0 0 1 0"/>
            <camera name="side" pos="0 -5 1" xyaxes="1 0 0 0 0 1"/>
            <geom type="plane" size="4 4 0.1" material="floor"/>
            <body pos="0 0 0.5">
              <joint type="slide" axis="1 0 0"/>
              <geom type="box" size="0.3 0.3 0.3" rgba="0.9 0.1 0.1 1"/>
            </body>
          </worldbody>
        </mujoco>
        """;

    private const string Balls = """
        <mujoco>
          <asset>
            <texture name="stripes" type="cube" builtin="gradient" width="32" height="32" rgb1="0.1 0.8 0.3" rgb2="0.8 0.1 0.7"/>
            <material name="ball" texture="stripes"/>
          </asset>
          <worldbody>
            <light pos="1 1 4" dir="-0.2 -0.2 -1" directional="true"/>
            <camera name="above" pos="0 0 3" xyaxes="0 1 0 -1 0 0"/>
            <geom type="capsule" fromto="-1 -1 0.1 -1 1 0.1" size="0.1" rgba="0.2 0.9 0.9 1"/>
            <geom type="cylinder" pos="0.8 0 0.2" size="0.2 0.2" rgba="0.9 0.6 0.1 1"/>
            <body pos="0 0 0.5">
              <joint type="slide" axis="0 1 0"/>
              <geom type="sphere" size="0.4" material="ball"/>
            </body>
          </worldbody>
        </mujoco>
        """;

    private static readonly RenderSettings Wide = RenderSettings.For(RenderQuality.Draft) with { Width = 160, Height = 64 };
    private static readonly RenderSettings Tall = RenderSettings.For(RenderQuality.Draft) with { Width = 48, Height = 120, ShadowMapSize = 512 };
    private readonly MjModel _crate = MjModel.FromXml(Crate);
    private readonly MjModel _balls = MjModel.FromXml(Balls);

    public void Dispose()
    {
        _crate.Dispose();
        _balls.Dispose();
    }

    [Fact]
    public void Draw_TwoModelsAndSizesInTurn_EachAsAlone()
    {
        View crate = Alone(_crate, Wide);
        View balls = Alone(_balls, Tall);
        using SceneRenderer first = new(_crate, Wide, "above");
        using SceneRenderer second = new(_balls, Tall, "above");
        for (int i = 0; i < 3; i++)
        {
            AssertSame(crate, Look(first, _crate)); // the second's context was made or used last
            AssertSame(balls, Look(second, _balls));
        }

        AssertSame(crate, Look(first, _crate, between: () => Look(second, _balls)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_OneOfTwo_LeavesTheOther(bool newest)
    {
        View crate = Alone(_crate, Wide);
        using SceneRenderer stays = new(_crate, Wide, "above");
        SceneRenderer goes = new(_balls, Tall, "above");
        Look(newest ? goes : stays, newest ? _balls : _crate); // either context may be the current one
        goes.Dispose();
        AssertSame(crate, Look(stays, _crate));
        using SceneRenderer next = new(_balls, Tall, "above");
        stays.Dispose();
        AssertSame(Alone(_balls, Tall), Look(next, _balls));
    }

    [Theory]
    [InlineData(GlBackend.Egl)]
    [InlineData(GlBackend.OsMesa)]
    public void Create_AnotherContextAsAProbe_LeavesARendererAsItIs(GlBackend backend)
    {
        View crate = Alone(_crate, Wide);
        using SceneRenderer renderer = new(_crate, Wide, "above");
        List<string> attempts = [];
        using (IGlContext? probe = GlContexts.TryCreate(backend, attempts))
        {
            Assert.True(probe is not null, string.Join('\n', attempts));
            AssertSame(crate, Look(renderer, _crate));
            probe.MakeCurrent();
        }

        AssertSame(crate, Look(renderer, _crate));
    }

    [Fact]
    public void Constructor_ThatFails_LeavesARendererAsItIs()
    {
        View crate = Alone(_crate, Wide);
        using SceneRenderer renderer = new(_crate, Wide, "above");
        GlBackend other = renderer.Backend.StartsWith("EGL", StringComparison.Ordinal) ? GlBackend.OsMesa : GlBackend.Egl;
        Assert.Throws<GlException>(() => new SceneRenderer(_balls, Tall, "above", other)); // its context stood already
        AssertSame(crate, Look(renderer, _crate));
        Assert.Throws<KeyNotFoundException>(() => new SceneRenderer(_balls, Tall, "abov"));
        AssertSame(crate, Look(renderer, _crate));
    }

    [Fact]
    public void Render_AfterAnotherCameraWasDrawn_KeepsToItsOwn()
    {
        using SceneRenderer renderer = new(_crate, Wide, "above");
        double[] state = State(_crate);
        byte[] before = renderer.Render(state).Pixels;
        renderer.DrawColors(_crate.Camera("side"), new byte[before.Length]);
        Assert.Equal(before, renderer.Render(state).Pixels);
    }

    [Fact]
    public void Calls_OnAnotherThread_AreRefusedAndChangeNothing()
    {
        View crate = Alone(_crate, Wide);
        using SceneRenderer renderer = new(_crate, Wide, "above");
        using IGlContext context = GlContexts.Create();
        CameraId camera = _crate.Camera("above");
        double[] state = State(_crate);
        (string Name, Action Call)[] calls =
        [
            ("Render", () => renderer.Render(state)),
            ("Place", () => renderer.Place(state)),
            ("DrawColors", () => renderer.DrawColors(camera, new byte[3 * Pixels(Wide)])),
            ("DrawDepths", () => renderer.DrawDepths(camera, new float[Pixels(Wide)])),
            ("DrawGeoms", () => renderer.DrawGeoms(camera, new float[Pixels(Wide)])),
            ("Dispose", renderer.Dispose),
            ("MakeCurrent", context.MakeCurrent),
            ("Dispose of a context", context.Dispose),
        ];
        foreach ((string name, Action call) in calls)
        {
            Exception? error = OnAnotherThread(call);
            Assert.True(error is InvalidOperationException and not ObjectDisposedException, $"{name}: {error}");
            Assert.Contains("('elsewhere')", error.Message, StringComparison.Ordinal);
            Assert.Contains("make a renderer on each thread", error.Message, StringComparison.Ordinal);
        }

        AssertSame(crate, Look(renderer, _crate));
    }

    [Fact]
    public void Calls_AfterDispose_SaySo()
    {
        SceneRenderer renderer = new(_crate, Wide, "above");
        renderer.Dispose();
        renderer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => renderer.Render(State(_crate)));
        Assert.Throws<ObjectDisposedException>(() => renderer.DrawGeoms(_crate.Camera("above"), new float[Pixels(Wide)]));
        IGlContext context = GlContexts.Create();
        context.Dispose();
        Assert.Throws<ObjectDisposedException>(context.MakeCurrent);
    }

    private static Exception? OnAnotherThread(Action call)
    {
        Exception? error = null;
        Thread thread = new(() => error = Record.Exception(call)) { Name = "elsewhere" };
        thread.Start();
        thread.Join();
        return error;
    }

    // On a thread where there never was another renderer.
    private static View Alone(MjModel model, RenderSettings settings)
    {
        View? view = null;
        Exception? error = OnAnotherThread(() =>
        {
            using SceneRenderer renderer = new(model, settings, "above");
            view = Look(renderer, model);
        });
        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        Assert.True(view!.Colors.Distinct().Count() > 20 && view.Geoms.Distinct().Count() > 1, "the picture is blank");
        return view;
    }

    private static View Look(SceneRenderer renderer, MjModel model, Action? between = null)
    {
        CameraId camera = model.Camera("above");
        int pixels = Pixels(renderer.Settings);
        View view = new(new byte[3 * pixels], new float[pixels], new float[pixels]);
        renderer.Place(State(model));
        between?.Invoke();
        renderer.DrawColors(camera, view.Colors);
        between?.Invoke();
        renderer.DrawDepths(camera, view.Depths);
        between?.Invoke();
        renderer.DrawGeoms(camera, view.Geoms);
        between?.Invoke();
        Assert.Equal(view.Colors, renderer.Render(State(model)).Pixels);
        return view;
    }

    private static void AssertSame(View expected, View actual)
    {
        Assert.Equal(expected.Colors, actual.Colors);
        Assert.Equal(expected.Depths, actual.Depths);
        Assert.Equal(expected.Geoms, actual.Geoms);
    }

    private static int Pixels(RenderSettings settings) => settings.Width * settings.Height;

    private static double[] State(MjModel model)
    {
        using MjData data = model.CreateData();
        data.Qpos[0] = 0.6;
        double[] state = new double[model.StateSize];
        data.GetState(state);
        return state;
    }

    private sealed record View(byte[] Colors, float[] Depths, float[] Geoms);
}
