using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Layered;
using RoboIrl.MuJoCo;

namespace RoboIrl.Rendering.Pixels;

/// <summary>A layered problem that is seen through cameras, with noise on every pixel; everything else stays what it is.</summary>
/// <remarks>A number x of an image is seen as 2 x - 1: colours are -1 .. 1.</remarks>
public sealed class PixelProblem : IRevealedProblem
{
    private readonly IPhysicalProblem _problem;
    private readonly MjModel _model;
    private readonly PixelConfig _config;
    private readonly float _noise;

    /// <summary>Wraps a problem; OpenGL starts with the first batch.</summary>
    /// <param name="problem">What is looked at; the caller keeps it alive.</param>
    /// <param name="model">Its model; the caller keeps it alive.</param>
    /// <param name="config">Cameras, size, channels; one frame, because a layer is what a single look shows.</param>
    /// <param name="noise">Standard deviation of the noise on every number of an image, finite, at least 0.</param>
    /// <exception cref="ArgumentException">There is no camera, more than one frame, or the noise is out of range.</exception>
    public PixelProblem(IPhysicalProblem problem, MjModel model, PixelConfig config, double noise)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        if (!config.IsEnabled() || config.Stack != 1)
        {
            throw new ArgumentException($"{config.Cameras.Count} cameras and {config.Stack} frames: a layered problem is seen through at least one camera, in a single frame.", nameof(config));
        }

        if (!(noise >= 0 && float.IsFinite((float)noise)))
        {
            throw new ArgumentException($"The noise is {noise}: a standard deviation is finite and at least 0.", nameof(noise));
        }

        (_problem, _model, _config, _noise) = (problem, model, config, (float)noise);
        ImageSpec image = FrameRenderer.SpecOf(config);
        LayeredSpec spec = problem.Spec;
        Spec = new LayeredSpec(
            string.Create(CultureInfo.InvariantCulture, $"{spec.Id}-{config.Width}x{config.Height}"), spec.Horizon, spec.Actions, image.Size, spec.LatentStates)
        {
            Image = image,
        };
    }

    /// <inheritdoc/>
    public LayeredSpec Spec { get; }

    /// <inheritdoc/>
    public LatentModel Latents => _problem.Latents;

    /// <inheritdoc/>
    /// <exception cref="Gl.GlException">No OpenGL; the message lists what was tried.</exception>
    /// <exception cref="KeyNotFoundException">A camera is not in the model; the message has the nearest.</exception>
    public ILayeredBatch CreateBatch(int capacity) => CreateRevealedBatch(capacity);

    /// <inheritdoc/>
    /// <exception cref="Gl.GlException">No OpenGL; the message lists what was tried.</exception>
    /// <exception cref="KeyNotFoundException">A camera is not in the model; the message has the nearest.</exception>
    public IRevealedBatch CreateRevealedBatch(int capacity)
    {
        IPhysicalBatch batch = _problem.CreatePhysicalBatch(capacity);
        try
        {
            return new PixelBatch(Spec, batch, _noise, _config.Threads, () => new FrameRenderer(_model, _config));
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }
}
