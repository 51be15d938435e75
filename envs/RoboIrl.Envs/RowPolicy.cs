using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs;

/// <summary>A scripted policy that looks at one observation at a time; no memory, no chance.</summary>
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
            ActRow(observations.Slice(row * width, width), actions.Slice(row * Spec.Action.Size, Spec.Action.Size));
        }
    }

    /// <summary>The action of one row.</summary>
    /// <param name="observation">[O]</param>
    /// <param name="action">[A] within its bounds.</param>
    protected abstract void ActRow(ReadOnlySpan<float> observation, Span<float> action);
}
