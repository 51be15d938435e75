using System.Buffers;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Policies;

/// <summary>A policy trained on normalised observations, made to act on raw ones.</summary>
/// <param name="inner">Acts on normalised observations; owned by the caller.</param>
/// <param name="normalizer">Its statistics are used and never changed; owned by the caller.</param>
public sealed class NormalizedPolicy(IPolicy inner, IObservationNormalizer normalizer) : IPolicy
{
    /// <inheritdoc/>
    public EnvironmentSpec Spec => inner.Spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        float[] room = ArrayPool<float>.Shared.Rent(observations.Length);
        Span<float> normalized = room.AsSpan(0, observations.Length);
        normalizer.NormalizeFrozen(observations, normalized);
        inner.Act(normalized, actions, mode, ref rng);
        ArrayPool<float>.Shared.Return(room);
    }
}
