using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering.Pixels;
using Xunit;

namespace RoboIrl.Rendering.Tests;

/// <summary>The effects of observed images: <c>environment.pixels.quality</c> and <c>shadows</c>.</summary>
[Collection("OpenGL")] // one GL library in the process at a time: see GlLibrary
public sealed class FrameRendererTests : IDisposable
{
    // A slanted ball's edge meets every effect: shadows, smoothing, the mirror below and the number of slices.
    private const string Scene = """
        <mujoco>
          <asset><material name="mirror" reflectance="0.6"/></asset>
          <worldbody>
            <light pos="1 -1 4" dir="-0.25 0.25 -1"/>
            <camera name="slanted" pos="0.3 -2.4 1.5" xyaxes="1 0.1 0 0 0.5 1"/>
            <camera name="above" pos="0 0 4" xyaxes="1 0 0 0 1 0"/>
            <geom type="plane" size="3 3 0.1" rgba="0.5 0.6 0.7 1" material="mirror"/>
            <body pos="0 0 0.8">
              <joint type="slide" axis="1 0 0"/>
              <geom type="ellipsoid" size="0.6 0.3 0.4" euler="10 20 30" rgba="0.9 0.2 0.1 1"/>
              <geom type="capsule" fromto="-0.8 0 -0.5 0.8 0 0.5" size="0.08" rgba="0.1 0.8 0.2 1"/>
            </body>
          </worldbody>
        </mujoco>
        """;

    private const int Side = 64;
    private static readonly PixelConfig Config = new() { Cameras = ["slanted"], Width = Side, Height = Side, Stack = 1 };
    private readonly MjModel _model = MjModel.FromXml(Scene);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Draw_Default_IsFlatWithoutSamplesReflectionsAndFineShapes()
    {
        float[] frame = Draw(Config);
        Assert.Equal(frame, Draw(Config with { Quality = RenderQuality.Draft, Shadows = 0 }));
        byte[] expected = new byte[3 * Side * Side];
        using SceneRenderer scene = new(_model, new RenderSettings { Width = Side, Height = Side, ShadowMapSize = 0, Samples = 0, Reflections = false, Slices = 12 }, "slanted");
        scene.Place(State());
        scene.DrawColors(_model.Camera("slanted"), expected);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i] / 255f, frame[(i % 3 * Side * Side) + (i / 3)]);
        }
    }

    [Fact]
    public void Draw_Qualities_ShowTheSameSceneWithDifferentEffects()
    {
        float[][] frames = [.. Enum.GetValues<RenderQuality>().Select(quality => Draw(Config with { Quality = quality }))];
        for (int a = 0; a < frames.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double difference = frames[a].Zip(frames[b]).Average(pair => Math.Abs(pair.First - pair.Second));
                Assert.InRange(difference, 0.001, 0.2); // other effects, the same things
            }
        }
    }

    [Fact]
    public void Draw_ShadowsWithAQuality_TakeTheirPlace()
    {
        PixelConfig report = Config with { Quality = RenderQuality.Report };
        Assert.Equal(Draw(report), Draw(report with { Shadows = 1024 }));
        Assert.True(Draw(report).Sum() < Draw(report with { Shadows = 0 }).Sum(), "shadows should take light away");
        Assert.Equal((0, 1024, 4096), (Shadows(RenderQuality.Draft), Shadows(RenderQuality.Report), Shadows(RenderQuality.Publication))); // as the key's text says

        static int Shadows(RenderQuality quality) => FrameRenderer.SettingsOf(Config with { Quality = quality }).ShadowMapSize;
    }

    [Theory]
    [InlineData(RenderQuality.Draft)]
    [InlineData(RenderQuality.Report)]
    [InlineData(RenderQuality.Publication)]
    public void Draw_DepthAndSegmentation_AreExactWhateverTheQuality(RenderQuality quality)
    {
        PixelConfig config = Config with { Cameras = ["slanted", "above"], Channels = [ImageChannel.Depth, ImageChannel.Rgb, ImageChannel.Segmentation], Quality = quality };
        float[] frame = Draw(config); // [2 cameras, 5, H, W]
        const int Pixels = Side * Side;
        float[] depths = new float[Pixels];
        float[] geoms = new float[Pixels];
        using SceneRenderer exact = new(_model, FrameRenderer.SettingsOf(config) with { Samples = 0 }, "above");
        exact.Place(State());
        for (int camera = 0; camera < 2; camera++)
        {
            exact.DrawDepths(_model.Camera(config.Cameras[camera]), depths);
            exact.DrawGeoms(_model.Camera(config.Cameras[camera]), geoms);
            Assert.Equal(depths, frame.AsSpan(camera * 5 * Pixels, Pixels).ToArray());
            Assert.Equal(geoms, frame.AsSpan(((camera * 5) + 4) * Pixels, Pixels).ToArray());
            Assert.Equal(Draw(Config with { Cameras = [config.Cameras[camera]], Quality = quality }), frame.AsSpan(((camera * 5) + 1) * Pixels, 3 * Pixels).ToArray());
            Assert.Superset(new HashSet<float> { 1, 2, 3 }, geoms.ToHashSet());
        }
    }

    private float[] Draw(PixelConfig config)
    {
        using FrameRenderer renderer = new(_model, config);
        float[] frame = new float[FrameRenderer.SpecOf(config).FrameSize];
        renderer.Draw(State(), frame);
        return frame;
    }

    private double[] State()
    {
        using MjData data = _model.CreateData();
        data.Qpos[0] = 0.1;
        double[] state = new double[_model.StateSize];
        data.GetState(state);
        return state;
    }
}
