using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Rendering.Pixels;

/// <summary>Draws what a set of cameras sees as the numbers of an observation. Belongs to the thread that made it.</summary>
internal sealed class FrameRenderer : IDisposable
{
    private readonly SceneRenderer _scene;
    private readonly CameraId[] _cameras;
    private readonly ImageChannel[] _channels;
    private readonly byte[] _colors;
    private readonly float[] _depths;
    private readonly int _pixels;

    /// <exception cref="Gl.GlException">No OpenGL.</exception>
    /// <exception cref="KeyNotFoundException">A camera is not in the model.</exception>
    public FrameRenderer(MjModel model, PixelConfig config)
    {
        _cameras = [.. config.Cameras.Select(model.Camera)];
        _channels = [.. config.Channels];
        _pixels = config.Width * config.Height;
        _colors = new byte[3 * _pixels];
        _depths = new float[_pixels];
        _scene = new SceneRenderer(
            model,
            new RenderSettings { Width = config.Width, Height = config.Height, ShadowMapSize = config.Shadows, Samples = 0, Reflections = false, Slices = 12 },
            config.Cameras[0]);
    }

    /// <summary>Sizes of what a configuration gives.</summary>
    public static ImageSpec SpecOf(PixelConfig config) =>
        new(config.Stack, config.Cameras.Count * config.Channels.Sum(c => c == ImageChannel.Rgb ? 3 : 1), config.Height, config.Width);

    /// <summary>Draws a frame.</summary>
    /// <param name="physics">[P] the engine's state.</param>
    /// <param name="frame">[C, H, W]</param>
    public void Draw(ReadOnlySpan<double> physics, Span<float> frame)
    {
        _scene.Place(physics);
        foreach (CameraId camera in _cameras)
        {
            foreach (ImageChannel channel in _channels)
            {
                int size = channel == ImageChannel.Rgb ? 3 * _pixels : _pixels;
                Draw(camera, channel, frame[..size]);
                frame = frame[size..];
            }
        }
    }

    public void Dispose() => _scene.Dispose();

    private void Draw(CameraId camera, ImageChannel channel, Span<float> to)
    {
        switch (channel)
        {
            case ImageChannel.Rgb:
                _scene.DrawColors(camera, _colors);
                for (int i = 0; i < _pixels; i++)
                {
                    to[i] = _colors[3 * i] / 255f;
                    to[_pixels + i] = _colors[(3 * i) + 1] / 255f;
                    to[(2 * _pixels) + i] = _colors[(3 * i) + 2] / 255f;
                }

                break;
            case ImageChannel.Depth:
                _scene.DrawDepths(camera, to);
                break;
            default:
                _scene.DrawGeoms(camera, to);
                break;
        }
    }
}
