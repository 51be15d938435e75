using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;

namespace RoboIrl.Rendering.Pixels;

/// <summary>One world seen through its cameras, for whoever steps it alone; see <see cref="PixelEnvironment"/> for many. Belongs to the thread that made it.</summary>
public sealed class PixelObserver : IDisposable
{
    private readonly FrameRenderer _renderer;
    private readonly FrameHistory _history;

    /// <summary>Starts OpenGL on this thread.</summary>
    /// <param name="model">The world's model; it is copied.</param>
    /// <param name="config">Cameras, size, channels, frames.</param>
    /// <exception cref="KeyNotFoundException">A camera is not in the model; the message has the nearest.</exception>
    /// <exception cref="Gl.GlException">No OpenGL; the message lists what was tried.</exception>
    public PixelObserver(MjModel model, PixelConfig config)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        _renderer = new FrameRenderer(model, config);
        _history = new FrameHistory(config.Stack, FrameRenderer.SpecOf(config).FrameSize, model.StateSize);
    }

    /// <summary>[K, C, H, W] the last frames, oldest first; a view, valid until the next call.</summary>
    public ReadOnlySpan<float> Frames => _history.Frames;

    /// <summary>An episode starts.</summary>
    /// <param name="physics">[P] the engine's state.</param>
    public void Begin(ReadOnlySpan<double> physics) => _history.Begin(physics, _renderer);

    /// <summary>A step was taken.</summary>
    /// <param name="physics">[P] the engine's state after it.</param>
    public void Append(ReadOnlySpan<double> physics) => _history.Append(physics, _renderer);

    /// <summary>Ends OpenGL. On the thread that made this.</summary>
    public void Dispose() => _renderer.Dispose();
}
