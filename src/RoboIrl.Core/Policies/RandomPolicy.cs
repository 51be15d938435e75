using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Policies;

/// <summary>Draws every action uniformly within its bounds ([-1, 1] where unbounded); deterministically it takes their middle.</summary>
/// <param name="spec">The environment.</param>
public sealed class RandomPolicy(EnvironmentSpec spec) : IPolicy
{
    private readonly ActionBounds _bounds = new(spec.Action);

    /// <inheritdoc/>
    public EnvironmentSpec Spec => spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        if (mode == ActMode.Sample)
        {
            _bounds.Sample(actions, ref rng);
        }
        else
        {
            _bounds.Center(actions);
        }
    }
}
