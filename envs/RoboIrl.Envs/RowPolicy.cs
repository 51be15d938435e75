using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs;

/// <summary>A policy that looks at one observation at a time and has no memory.</summary>
/// <param name="spec">The environment.</param>
public abstract class RowPolicy(EnvironmentSpec spec) : IPolicy
{
    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; } = spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng)
    {
        int width = Spec.Observation.Size;
        if (observations.Length % width != 0 || observations.Length / width * Spec.Action.Size != actions.Length)
        {
            throw new ArgumentException($"{Spec.Id}: {observations.Length} observed numbers and {actions.Length} of actions are not rows of {width} and {Spec.Action.Size}.", nameof(observations));
        }

        for (int row = 0; row < observations.Length / width; row++)
        {
            ActRow(observations.Slice(row * width, width), actions.Slice(row * Spec.Action.Size, Spec.Action.Size), mode, ref rng);
        }
    }

    /// <summary>The action of one row.</summary>
    /// <param name="observation">[O]</param>
    /// <param name="action">[A] within its bounds.</param>
    /// <param name="mode">Sample or deterministic; all the same to a script.</param>
    /// <param name="rng">The source of the noise.</param>
    protected abstract void ActRow(ReadOnlySpan<float> observation, Span<float> action, ActMode mode, ref Rng rng);
}
