using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Policies;

/// <summary>Maps raw observations to actions. Normalisation, where a policy uses it, is part of the policy.</summary>
public interface IPolicy
{
    /// <summary>The environment the policy is for.</summary>
    EnvironmentSpec Spec { get; }

    /// <summary>Acts for n rows. Safe to call from several threads together while nobody updates the policy.</summary>
    /// <param name="observations">[n, O] as the environment gave them.</param>
    /// <param name="actions">[n, A] what the environment takes.</param>
    /// <param name="mode">Sample or deterministic.</param>
    /// <param name="rng">The source of the noise.</param>
    void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng);
}
