using RoboIrl.Core.Data;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>A learner that needs the experience of its current policy, with log-probabilities and values.</summary>
public interface IOnPolicyLearner : ILearner<RolloutBuffer>
{
    /// <summary>
    /// Draws actions. Threads may call it together while nobody updates; row i's result depends on row i's inputs only.
    /// </summary>
    /// <param name="observations">[n, O] as the learner sees them (normalised where the trainer normalises).</param>
    /// <param name="noise">[n] a random stream per row; each moves on.</param>
    /// <param name="actions">[n, A] result, not clipped.</param>
    /// <param name="logProbabilities">[n] result.</param>
    /// <param name="values">[n] result.</param>
    void Act(ReadOnlySpan<float> observations, Span<Rng> noise, Span<float> actions, Span<float> logProbabilities, Span<float> values);

    /// <summary>Values of observations; as thread-safe as <see cref="Act"/>.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="values">[n] result.</param>
    void Value(ReadOnlySpan<float> observations, Span<float> values);
}
