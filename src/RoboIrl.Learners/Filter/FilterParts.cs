using RoboIrl.Core.Environments;
using RoboIrl.Core.Imitation;

namespace RoboIrl.Learners.Filter;

/// <summary>Who is imitated, and where.</summary>
/// <param name="expert">The demonstrations; the caller's.</param>
/// <param name="resets">The worlds the policy learns in; the caller's.</param>
/// <param name="rolloutWorlds">Worlds for whole episodes; freed with this.</param>
/// <param name="rollouts">Plays in them.</param>
internal sealed class FilterParts(Demonstrations expert, ExpertResets resets, IVectorEnvironment rolloutWorlds, WholeEpisodes rollouts) : IDisposable
{
    /// <summary>The demonstrations.</summary>
    public Demonstrations Expert => expert;

    /// <summary>The worlds the policy learns in.</summary>
    public ExpertResets Resets => resets;

    /// <summary>Plays whole episodes.</summary>
    public WholeEpisodes Rollouts => rollouts;

    /// <summary>O + A.</summary>
    public int PairSize => resets.Spec.Observation.Size + resets.Spec.Action.Size;

    public void Dispose() => rolloutWorlds.Dispose();
}
