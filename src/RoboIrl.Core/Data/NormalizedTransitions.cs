using RoboIrl.Core.Policies;

namespace RoboIrl.Core.Data;

/// <summary>Transitions as a learner sees them: observations normalised and rewards scaled while a batch is copied, nothing kept.</summary>
/// <param name="inner">The transitions as they are; owned by the caller.</param>
/// <param name="normalizer">Of observations; null leaves them.</param>
/// <param name="rewardScale">Factor on rewards.</param>
internal sealed class NormalizedTransitions(ITransitions inner, FixedNormalizer? normalizer, float rewardScale) : ITransitions
{
    /// <inheritdoc/>
    public int TransitionCount => inner.TransitionCount;

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<int> transitions, TransitionColumns into)
    {
        inner.Gather(transitions, into);
        if (normalizer is not null)
        {
            normalizer.NormalizeFrozen(into.Observations, into.Observations);
            normalizer.NormalizeFrozen(into.NextObservations, into.NextObservations);
            int width = into.ObservationActions.Length / Math.Max(1, transitions.Length); // O + A
            for (int start = 0; start < into.ObservationActions.Length; start += width)
            {
                Span<float> observation = into.ObservationActions.Slice(start, normalizer.Size);
                normalizer.NormalizeFrozen(observation, observation);
            }
        }

        foreach (ref float reward in into.Rewards)
        {
            reward *= rewardScale;
        }
    }
}
