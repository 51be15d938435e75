using RoboIrl.Core.Configuration;
using RoboIrl.Core.Imaging;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering.Gl;
using Xunit;

namespace RoboIrl.Rendering.Tests;

[Collection("OpenGL")] // one GL library in the process at a time: see GlLibrary
public sealed class SceneRendererTests : IDisposable
{
    private const string Cart = """
        <mujoco>
          <asset><material name="mirror" reflectance="0.6"/></asset>
          <worldbody>
            <light pos="0 0 4" dir="0 0 -1" directional="true"/>
            <camera name="above" pos="0 0 5" xyaxes="1 0 0 0 1 0"/>
            <geom type="plane" size="4 4 0.1" rgba="0.3 0.4 0.5 1" material="mirror"/>
            <body name="cart" pos="0 0 0.5">
              <joint name="slide" type="slide" axis="1 0 0"/>
              <geom type="box" size="0.3 0.3 0.3" rgba="0.9 0.1 0.1 1"/>
            </body>
          </worldbody>
        </mujoco>
        """;

    private static readonly RenderSettings Small = RenderSettings.For(RenderQuality.Draft) with { Width = 160, Height = 120 };
    private readonly MjModel _model = MjModel.FromXml(Cart);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Render_States_ShowTheRobotWhereItIs()
    {
        using SceneRenderer renderer = new(_model, Small, "above");
        RgbImage left = renderer.Render(State(-1));
        RgbImage right = renderer.Render(State(1));
        Assert.True(RedCenter(left) < 60, $"the cart at x = -1 is drawn at column {RedCenter(left)} of 160 by {renderer.Backend}");
        Assert.True(RedCenter(right) > 100, $"the cart at x = 1 is drawn at column {RedCenter(right)} of 160 by {renderer.Backend}");
    }

    [Fact]
    public void DrawDepths_FromAbove_IsTheDistanceInMeters()
    {
        using SceneRenderer renderer = new(_model, Small with { Width = 64, Height = 64 }, "above");
        float[] depths = new float[64 * 64];
        renderer.Place(State(0));
        renderer.DrawDepths(_model.Camera("above"), depths);
        Assert.Equal(4.2, depths[(32 * 64) + 32], 0.01); // the top of the box, 0.8 m high, from 5 m
        Assert.Equal(5.0, depths[0], 0.01); // the floor: the distance is that from the camera's plane
    }

    [Fact]
    public void DrawGeoms_FromAbove_IsTheNumberOfTheGeomPlusOne()
    {
        using SceneRenderer renderer = new(_model, Small with { Width = 64, Height = 64 }, "above");
        float[] geoms = new float[64 * 64];
        byte[] before = new byte[3 * 64 * 64];
        byte[] after = new byte[3 * 64 * 64];
        renderer.Place(State(0));
        renderer.DrawColors(_model.Camera("above"), before);
        renderer.DrawGeoms(_model.Camera("above"), geoms);
        Assert.Equal((2f, 1f), (geoms[(32 * 64) + 32], geoms[0]));
        renderer.DrawColors(_model.Camera("above"), after);
        Assert.Equal(before, after); // nothing of the segmentation stays behind
    }

    [Fact]
    public void Render_SameState_GivesTheSamePixels()
    {
        using SceneRenderer renderer = new(_model, Small);
        byte[] first = renderer.Render(State(0.3)).Pixels;
        renderer.Render(State(-0.5));
        Assert.Equal(first, renderer.Render(State(0.3)).Pixels);
    }

    [Fact]
    public void Render_WithoutTrackingCamera_FollowsTheFirstBody()
    {
        using SceneRenderer renderer = new(_model, Small);
        double near = RedCenter(renderer.Render(State(0)));
        double far = RedCenter(renderer.Render(State(30)));
        Assert.InRange(near, 60, 100);
        Assert.InRange(far, 60, 100);
    }

    [Fact]
    public void Render_ModelWithCameraView_UsesIt()
    {
        using MjModel model = MjModel.FromXml(Cart.Replace("\"above\"", "\"view\"", StringComparison.Ordinal));
        using SceneRenderer chosen = new(model, Small);
        using SceneRenderer named = new(model, Small, "view");
        Assert.Equal(named.Render(State(0.5)).Pixels, chosen.Render(State(0.5)).Pixels);
        Assert.NotEqual(RedCenter(chosen.Render(State(0))), RedCenter(chosen.Render(State(1)))); // it does not follow the cart
    }

    [Fact]
    public void Render_TheTopRow_IsTheTopOfThePicture()
    {
        // Seen from the side, the cart stands above the middle of the ground's near edge; the sky is empty, hence black.
        using SceneRenderer renderer = new(_model, Small);
        RgbImage image = renderer.Render(State(0));
        int top = image.Pixels.AsSpan(0, 160 * 3).ToArray().Sum(b => b);
        int bottom = image.Pixels.AsSpan(119 * 160 * 3).ToArray().Sum(b => b);
        Assert.True(bottom > top, $"the ground should be at the bottom: brightness {bottom} there, {top} at the top");
    }

    [Theory]
    [InlineData(RenderQuality.Draft)]
    [InlineData(RenderQuality.Report)]
    [InlineData(RenderQuality.Publication)]
    public void Render_Preset_HasItsSizeAndIsNotBlank(RenderQuality quality)
    {
        RenderSettings settings = RenderSettings.For(quality);
        using SceneRenderer renderer = new(_model, settings, "above");
        RgbImage image = renderer.Render(State(0));
        Assert.Equal((settings.Width, settings.Height), (image.Width, image.Height));
        Assert.True(image.Pixels.Distinct().Count() > 10, "the picture is blank");
    }

    [Fact]
    public void Render_WithShadows_DarkensTheGround()
    {
        RenderSettings shadows = Small with { ShadowMapSize = 1024 };
        byte[] flat;
        using (SceneRenderer renderer = new(_model, Small))
        {
            flat = renderer.Render(State(0)).Pixels;
        }

        using SceneRenderer shaded = new(_model, shadows);
        byte[] dark = shaded.Render(State(0)).Pixels;
        Assert.True(dark.Sum(b => (long)b) < flat.Sum(b => (long)b), "shadows should take light away");
    }

    [Fact]
    public void Constructor_DoesNotTouchTheCallersModel()
    {
        int live = MjModel.LiveCount;
        using (SceneRenderer renderer = new(_model, Small))
        {
            Assert.Equal(live + 1, MjModel.LiveCount);
        }

        Assert.Equal(live, MjModel.LiveCount);
    }

    [Fact]
    public void Constructor_OtherBackendThanBefore_IsRefused()
    {
        GlBackend other;
        using (SceneRenderer renderer = new(_model, Small))
        {
            other = renderer.Backend.StartsWith("EGL", StringComparison.Ordinal) ? GlBackend.OsMesa : GlBackend.Egl;
        }

        GlException error = Assert.Throws<GlException>(() => new SceneRenderer(_model, Small, backend: other));
        Assert.Contains("for the life of a process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_UnknownCamera_NamesTheKnownOnes()
    {
        Exception error = Assert.ThrowsAny<Exception>(() => new SceneRenderer(_model, Small, "abov"));
        Assert.Contains("above", error.Message, StringComparison.Ordinal);
        Assert.Contains("abov", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 120, 0)]
    [InlineData(160, 120, 3)]
    public void Constructor_BadSettings_SayWhatIsExpected(int width, int height, int samples)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SceneRenderer(_model, Small with { Width = width, Height = height, Samples = samples }));
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    private double[] State(double x)
    {
        using MjData data = _model.CreateData();
        data.Qpos[0] = x;
        double[] state = new double[_model.StateSize];
        data.GetState(state);
        return state;
    }

    /// <summary>Mean column of the clearly red pixels.</summary>
    private static double RedCenter(RgbImage image)
    {
        (double sum, int n) = (0, 0);
        for (int i = 0; i < image.Pixels.Length; i += 3)
        {
            if (image.Pixels[i] > 2 * image.Pixels[i + 1] && image.Pixels[i] > 2 * image.Pixels[i + 2] && image.Pixels[i] > 40)
            {
                sum += i / 3 % image.Width;
                n++;
            }
        }

        return n > 0 ? sum / n : double.NaN;
    }
}
