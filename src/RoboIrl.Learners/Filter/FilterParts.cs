using RoboIrl.Core.Environments;
using RoboIrl.Core.Imitation;

namespace RoboIrl.Learners.Filter;

/// <summary>Who is imitated, and where.</summary>
internal sealed class FilterParts : IDisposable
{
    private readonly IVectorEnvironment _rolloutWorlds;
    private readonly List<ExpertResets> _resets = [];
    private double _alpha;

    /// <summary>Puts together what a configuration asks for.</summary>
    /// <param name="config">Resets, rollouts, demonstrations.</param>
    /// <param name="parts">Worlds and dataset; the caller's.</param>
    public FilterParts(FilterConfig config, TrainingParts parts)
    {
        Expert = new Demonstrations(parts.Dataset!, config.Demonstrations);
        PairSize = parts.Spec.Observation.Size + parts.Spec.Action.Size;
        Training = config.NeedsStates ? Reset(parts.Environment, config) : parts.Environment;
        _rolloutWorlds = parts.CreateWorlds(config.Rollouts);
        Rollouts = new WholeEpisodes(config is { NeedsStates: true, RolloutStarts: "mixture" } ? Reset(_rolloutWorlds, config) : _rolloutWorlds);
        Alpha = config.Alpha;
    }

    /// <summary>The demonstrations.</summary>
    public Demonstrations Expert { get; }

    /// <summary>The worlds the policy learns in; not freed with this.</summary>
    public IVectorEnvironment Training { get; }

    /// <summary>Plays whole episodes.</summary>
    public WholeEpisodes Rollouts { get; }

    /// <summary>O + A.</summary>
    public int PairSize { get; }

    /// <summary>Probability that an episode starts in an expert's state.</summary>
    public double Alpha
    {
        get => _alpha;
        set
        {
            _alpha = value;
            _resets.ForEach(worlds => worlds.Alpha = value);
        }
    }

    /// <summary>Frees the worlds of the rollouts.</summary>
    public void Dispose() => _rolloutWorlds.Dispose();

    private ExpertResets Reset(IVectorEnvironment worlds, FilterConfig config)
    {
        _resets.Add(new ExpertResets(worlds, Expert, config.Alpha, config.ResetHorizon ?? int.MaxValue));
        return _resets[^1];
    }
}
