using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>A problem whose observations also tell the layer, as a row with a one behind them.</summary>
internal sealed class LayerCodedProblem(IRevealedProblem inner) : IRevealedProblem
{
    public LayeredSpec Spec { get; } = new(inner.Spec.Id, inner.Spec.Horizon, inner.Spec.Actions, inner.Spec.ObservationSize + inner.Spec.Horizon + 1, inner.Spec.LatentStates);

    public LatentModel Latents => inner.Latents;

    public ILayeredBatch CreateBatch(int capacity) => CreateRevealedBatch(capacity);

    public IRevealedBatch CreateRevealedBatch(int capacity) => new Batch(Spec, inner.CreateRevealedBatch(capacity));

    private sealed class Batch(LayeredSpec spec, IRevealedBatch inner) : IRevealedBatch
    {
        public LayeredSpec Spec => spec;

        public int Capacity => inner.Capacity;

        public int Count => inner.Count;

        public int Layer => inner.Layer;

        public void Begin(ulong seed, long firstEpisode, int count) => inner.Begin(seed, firstEpisode, count);

        public void Observe(int start, Span<float> observations)
        {
            int size = inner.Spec.ObservationSize, rows = LayeredChecks.Rows(this, start, observations.Length);
            observations.Clear();
            for (int row = 0; row < rows; row++)
            {
                Span<float> observation = observations.Slice(row * spec.ObservationSize, spec.ObservationSize);
                inner.Observe(start + row, observation[..size]);
                observation[size + Layer] = 1;
            }
        }

        public void Step(ReadOnlySpan<int> actions, Span<float> rewards) => inner.Step(actions, rewards);

        public void ReadLatents(Span<int> latents) => inner.ReadLatents(latents);

        public void Dispose() => inner.Dispose();
    }
}
