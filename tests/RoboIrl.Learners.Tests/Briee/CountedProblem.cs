using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Tests.Briee;

/// <summary>A problem that tells how many episodes are begun, whoever begins them.</summary>
internal sealed class CountedProblem(ILayeredProblem inner, Action<int> begun) : ILayeredProblem
{
    public LayeredSpec Spec => inner.Spec;

    public ILayeredBatch CreateBatch(int capacity) => new Batch(inner.CreateBatch(capacity), begun);

    private sealed class Batch(ILayeredBatch inner, Action<int> begun) : ILayeredBatch
    {
        public LayeredSpec Spec => inner.Spec;

        public int Capacity => inner.Capacity;

        public int Count => inner.Count;

        public int Layer => inner.Layer;

        public void Begin(ulong seed, long firstEpisode, int count)
        {
            begun(count);
            inner.Begin(seed, firstEpisode, count);
        }

        public void Observe(int start, Span<float> observations) => inner.Observe(start, observations);

        public void Step(ReadOnlySpan<int> actions, Span<float> rewards) => inner.Step(actions, rewards);

        public void Dispose() => inner.Dispose();
    }
}
