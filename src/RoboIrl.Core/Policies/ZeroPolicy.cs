using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Policies;

/// <summary>Always the zero action: what the robot does when left alone.</summary>
/// <param name="spec">The environment.</param>
public sealed class ZeroPolicy(EnvironmentSpec spec) : IPolicy
{
    /// <inheritdoc/>
    public EnvironmentSpec Spec => spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng) => actions.Clear();
}
