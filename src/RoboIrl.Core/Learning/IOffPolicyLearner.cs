using RoboIrl.Core.Data;

namespace RoboIrl.Core.Learning;

/// <summary>A learner that learns from transitions of any policy.</summary>
public interface IOffPolicyLearner : ILearner<ITransitions>
{
    /// <summary>Acts with noise, as the environment takes actions; row i's result depends on row i's inputs only.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="noise">[n, A] standard normal.</param>
    /// <param name="actions">[n, A] result, within the bounds.</param>
    void Act(ReadOnlySpan<float> observations, ReadOnlySpan<float> noise, Span<float> actions);
}
