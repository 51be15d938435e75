using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Rendering.Pixels;

/// <summary>Draws what a set of cameras sees as the numbers of an observation. Belongs to the thread that made it.</summary>
/// <remarks>
/// Depths and geoms are drawn without samples whatever the quality: smoothed edges would have distances and numbers of
/// things that are not there.
/// </remarks>
internal sealed class FrameRenderer : IDisposable
{
    private readonly SceneRenderer _scene;
    private readonly SceneRenderer _exact; // of depths and geoms; the same one where it takes no samples
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
        RenderSettings settings = SettingsOf(config);
        RenderSettings bare = settings with { ShadowMapSize = 0, Samples = 0, Reflections = false };
        bool colors = _channels.Contains(ImageChannel.Rgb);
        _scene = new SceneRenderer(model, colors ? settings : bare, config.Cameras[0]);
        try
        {
            bool smooth = _scene.Settings.Samples > 0 && _channels.Any(c => c != ImageChannel.Rgb);
            _exact = smooth ? new SceneRenderer(model, bare, config.Cameras[0]) : _scene;
        }
        catch
        {
            _scene.Dispose();
            throw;
        }
    }

    /// <summary>Sizes of what a configuration gives.</summary>
    public static ImageSpec SpecOf(PixelConfig config) =>
        new(config.Stack, config.Cameras.Count * config.Channels.Sum(c => c == ImageChannel.Rgb ? 3 : 1), config.Height, config.Width);

    /// <summary>Size and effects of the colours.</summary>
    public static RenderSettings SettingsOf(PixelConfig config)
    {
        RenderSettings film = RenderSettings.For(config.Quality);
        return film with { Width = config.Width, Height = config.Height, ShadowMapSize = config.Shadows ?? film.ShadowMapSize };
    }

    /// <summary>Draws a frame.</summary>
    /// <param name="physics">[P] the engine's state.</param>
    /// <param name="frame">[C, H, W]</param>
    public void Draw(ReadOnlySpan<double> physics, Span<float> frame)
    {
        _scene.Place(physics);
        if (_exact != _scene)
        {
            _exact.Place(physics);
        }

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

    public void Dispose()
    {
        _scene.Dispose();
        _exact.Dispose();
    }

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
                _exact.DrawDepths(camera, to);
                break;
            default:
                _exact.DrawGeoms(camera, to);
                break;
        }
    }
}
