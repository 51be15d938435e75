using RoboIrl.Core.Data;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>A learner that learns from transitions of any policy.</summary>
public interface IOffPolicyLearner : ILearner<ITransitions>
{
    /// <summary>Draws actions as the environment takes them; row i's result depends on row i's inputs only.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="noise">[n] a random stream per row; each moves on.</param>
    /// <param name="actions">[n, A] result, within the bounds.</param>
    void Act(ReadOnlySpan<float> observations, Span<Rng> noise, Span<float> actions);
}
