using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Policies;

/// <summary>A policy whose actions are disturbed by Gaussian noise, then kept within their bounds.</summary>
/// <param name="policy">The policy.</param>
/// <param name="deviation">Standard deviation of the noise on each element of an action, in the action's unit; 0 for none.</param>
public sealed class NoisyPolicy(IPolicy policy, double deviation) : IPolicy
{
    private readonly ActionBounds _bounds = new(policy.Spec.Action);
    private readonly double _deviation = deviation >= 0 && double.IsFinite(deviation)
        ? deviation
        : throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "The noise's standard deviation must be a finite number, 0 or more.");

    /// <inheritdoc/>
    public EnvironmentSpec Spec => policy.Spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        policy.Act(observations, actions, mode, ref rng);
        if (_deviation == 0)
        {
            return;
        }

        foreach (ref float action in actions)
        {
            action += (float)(_deviation * rng.Normal());
        }

        _bounds.Clip(actions, actions);
    }
}
