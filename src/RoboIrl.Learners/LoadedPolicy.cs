using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners;

/// <summary>A policy read from a checkpoint, together with the networks it owns.</summary>
public sealed class LoadedPolicy : IPolicy, IDisposable
{
    private readonly IPolicy _policy;
    private readonly IDisposable _networks;

    internal LoadedPolicy(IPolicy policy, IDisposable networks) => (_policy, _networks) = (policy, networks);

    /// <inheritdoc/>
    public EnvironmentSpec Spec => _policy.Spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng) => _policy.Act(observations, actions, mode, ref rng);

    /// <summary>Frees the networks.</summary>
    public void Dispose() => _networks.Dispose();
}
