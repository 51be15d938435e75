using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Layered;

/// <summary>Episodes that are seen through principal components.</summary>
internal sealed class PrincipalBatch(LayeredSpec spec, IRevealedBatch episodes, PrincipalComponents components) : IRevealedBatch
{
    private const int Chunk = 64; // rows that are seen before they are transformed

    private readonly float[] _seen = new float[Math.Min(Chunk, episodes.Capacity) * components.Size];
    private readonly float[] _centered = new float[components.Size];

    public LayeredSpec Spec => spec;

    public int Capacity => episodes.Capacity;

    public int Count => episodes.Count;

    public int Layer => episodes.Layer;

    public void Begin(ulong seed, long firstEpisode, int count) => episodes.Begin(seed, firstEpisode, count);

    public void Observe(int start, Span<float> observations)
    {
        int rows = LayeredChecks.Rows(this, start, observations.Length), chunk = _seen.Length / components.Size;
        for (int first = 0; first < rows; first += chunk)
        {
            int count = Math.Min(chunk, rows - first);
            episodes.Observe(start + first, _seen.AsSpan(0, count * components.Size));
            for (int i = 0; i < count; i++)
            {
                components.Transform(_seen.AsSpan(i * components.Size, components.Size), observations.Slice((first + i) * components.Count, components.Count), _centered);
            }
        }
    }

    public void Step(ReadOnlySpan<int> actions, Span<float> rewards) => episodes.Step(actions, rewards);

    public void ReadLatents(Span<int> latents) => episodes.ReadLatents(latents);

    public void Dispose() => episodes.Dispose();
}
