using RoboIrl.Core.Checkpoints;
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

    /// <summary>Reads networks out of a trainer's checkpoint; they are freed where that fails.</summary>
    /// <typeparam name="TNetworks">The networks, which the learner saved under its own names.</typeparam>
    /// <param name="networks">Fresh ones; owned from now on.</param>
    /// <param name="reader">The trainer's checkpoint.</param>
    /// <param name="policyOf">Makes the policy of the networks that were read.</param>
    internal static LoadedPolicy Read<TNetworks>(TNetworks networks, ICheckpointReader reader, Func<TNetworks, IPolicy> policyOf)
        where TNetworks : ICheckpointable, IDisposable
    {
        try
        {
            networks.Load(reader.Section("learner"));
            return new LoadedPolicy(policyOf(networks), networks);
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec => _policy.Spec;

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng) => _policy.Act(observations, actions, mode, ref rng);

    /// <summary>Frees the networks.</summary>
    public void Dispose() => _networks.Dispose();
}
