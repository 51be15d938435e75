using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Rendering.Pixels;

/// <summary>Episodes of a physical problem that are drawn when they are looked at, on threads of this batch's own.</summary>
internal sealed class PixelBatch : IRevealedBatch
{
    private const int Chunk = 64; // frames that are drawn before they are handed over

    private readonly IPhysicalBatch _episodes;
    private readonly RenderTeam _team;
    private readonly double[][] _states;
    private readonly float[][] _frames;
    private readonly float[] _grain;
    private readonly float _noise;

    public PixelBatch(LayeredSpec spec, IPhysicalBatch episodes, float noise, int threads, Func<FrameRenderer> create)
    {
        (Spec, _episodes, _noise) = (spec, episodes, noise);
        int chunk = Math.Min(Chunk, episodes.Capacity);
        _states = [.. Enumerable.Range(0, chunk).Select(_ => new double[episodes.StateSize])];
        _frames = [.. Enumerable.Range(0, chunk).Select(_ => new float[spec.ObservationSize])];
        _grain = new float[spec.ObservationSize];
        _team = new RenderTeam(Math.Min(threads, chunk), create, (renderer, row) => renderer.Draw(_states[row], _frames[row]));
    }

    public LayeredSpec Spec { get; }

    public int Capacity => _episodes.Capacity;

    public int Count => _episodes.Count;

    public int Layer => _episodes.Layer;

    public void Begin(ulong seed, long firstEpisode, int count) => _episodes.Begin(seed, firstEpisode, count);

    public void Observe(int start, Span<float> observations)
    {
        int rows = LayeredChecks.Rows(this, start, observations.Length), size = Spec.ObservationSize;
        for (int first = 0; first < rows; first += _frames.Length)
        {
            int count = Math.Min(_frames.Length, rows - first);
            for (int i = 0; i < count; i++)
            {
                _episodes.PhysicalState(start + first + i).CopyTo(_states[i]);
            }

            _team.Draw(0, count);
            for (int i = 0; i < count; i++)
            {
                Copy(start + first + i, _frames[i], observations.Slice((first + i) * size, size));
            }
        }
    }

    public void Step(ReadOnlySpan<int> actions, Span<float> rewards) => _episodes.Step(actions, rewards);

    public void ReadLatents(Span<int> latents) => _episodes.ReadLatents(latents);

    public void Dispose()
    {
        _team.Dispose();
        _episodes.Dispose();
    }

    private void Copy(int row, ReadOnlySpan<float> frame, Span<float> observation)
    {
        for (int i = 0; i < observation.Length; i++)
        {
            observation[i] = (2 * frame[i]) - 1;
        }

        if (_noise > 0)
        {
            CounterNormals.Fill(_episodes.ObservationKey(row), _grain);
            for (int i = 0; i < observation.Length; i++)
            {
                observation[i] += _noise * _grain[i];
            }
        }
    }
}
