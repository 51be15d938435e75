using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>Episodes of a <see cref="TabularProblem"/>.</summary>
/// <param name="problem">The tables.</param>
/// <param name="capacity">Most episodes at once, at least 1.</param>
internal sealed class TabularBatch(TabularProblem problem, int capacity) : IRevealedBatch
{
    // Streams of an episode: what happens, and what is seen in each layer, so that looking changes nothing. Neither is one of the
    // seed itself, from which a learner draws.
    private const ulong Happenings = 0xA4093822299F31D0UL;
    private const ulong Looks = 0x9E3779B97F4A7C15UL;

    private readonly int[] _states = new int[LayeredChecks.Capacity(capacity, sizeof(int))];
    private readonly Rng[] _rngs = new Rng[capacity];
    private ulong _seed;
    private long _first;

    /// <inheritdoc/>
    public LayeredSpec Spec => problem.Spec;

    /// <inheritdoc/>
    public int Capacity => _states.Length;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public int Layer { get; private set; }

    /// <inheritdoc/>
    public void Begin(ulong seed, long firstEpisode, int count)
    {
        LayeredChecks.Begin(this, firstEpisode, count);
        (_seed, _first, Count, Layer) = (seed, firstEpisode, count, 0);
        for (int i = 0; i < count; i++)
        {
            _rngs[i] = new Rng(seed ^ Happenings, (ulong)(firstEpisode + i));
            _states[i] = Draw(problem.Start, ref _rngs[i]);
        }
    }

    /// <inheritdoc/>
    public void Observe(int start, Span<float> observations)
    {
        int size = Spec.ObservationSize, rows = LayeredChecks.Rows(this, start, observations.Length);
        for (int i = 0; i < rows; i++)
        {
            Rng rng = new(_seed ^ (Looks * (ulong)(Layer + 1)), (ulong)(_first + start + i));
            Span<float> row = observations.Slice(i * size, size);
            rng.FillNormal(row);
            for (int j = 0; j < size; j++)
            {
                row[j] = (float)(problem.Noise * row[j]) + (j == _states[start + i] ? 1 : 0);
            }
        }
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        LayeredChecks.Step(this, actions, rewards.Length);
        for (int i = 0; i < Count; i++)
        {
            rewards[i] = (float)problem.Latents.Reward(Layer, _states[i], actions[i]);
            _states[i] = Draw(problem.Latents.Next(Layer, _states[i], actions[i]), ref _rngs[i]);
        }

        Layer++;
    }

    /// <inheritdoc/>
    public void ReadLatents(Span<int> latents)
    {
        LayeredChecks.Whole(this, latents.Length);
        _states.AsSpan(0, Count).CopyTo(latents);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static int Draw(ReadOnlySpan<double> probabilities, ref Rng rng)
    {
        double u = rng.NextDouble();
        int drawn = 0;
        for (; drawn < probabilities.Length - 1 && (u -= probabilities[drawn]) >= 0; drawn++)
        {
        }

        return drawn;
    }
}
