namespace RoboIrl.Rendering.Pixels;

/// <summary>The last K frames of one world and the physics they were drawn from: frames can be drawn again, states are small.</summary>
/// <param name="frames">K</param>
/// <param name="frameSize">Elements of a frame.</param>
/// <param name="physicsSize">P</param>
internal sealed class FrameHistory(int frames, int frameSize, int physicsSize)
{
    private readonly float[] _frames = new float[frames * frameSize];
    private readonly double[] _physics = new double[frames * physicsSize];

    /// <summary>All K frames, oldest first.</summary>
    public ReadOnlySpan<float> Frames => _frames;

    /// <summary>Physics of all K frames, oldest first.</summary>
    public Span<double> Physics => _physics;

    /// <summary>Fills the history with one frame, as an episode starts.</summary>
    public void Begin(ReadOnlySpan<double> physics, FrameRenderer renderer)
    {
        Span<float> newest = Newest();
        renderer.Draw(physics, newest);
        for (int i = 0; i < frames; i++)
        {
            newest.CopyTo(_frames.AsSpan(i * frameSize));
            physics.CopyTo(_physics.AsSpan(i * physicsSize));
        }
    }

    /// <summary>Drops the oldest frame and draws the newest.</summary>
    public void Append(ReadOnlySpan<double> physics, FrameRenderer renderer)
    {
        _frames.AsSpan(frameSize).CopyTo(_frames);
        _physics.AsSpan(physicsSize).CopyTo(_physics);
        physics.CopyTo(_physics.AsSpan((frames - 1) * physicsSize));
        renderer.Draw(physics, Newest());
    }

    /// <summary>Draws all frames anew from <see cref="Physics"/>.</summary>
    public void Redraw(FrameRenderer renderer)
    {
        for (int i = 0; i < frames; i++)
        {
            renderer.Draw(_physics.AsSpan(i * physicsSize, physicsSize), _frames.AsSpan(i * frameSize, frameSize));
        }
    }

    private Span<float> Newest() => _frames.AsSpan((frames - 1) * frameSize);
}
