using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>One run of a learner on one lock: a file in the benchmark's folder.</summary>
/// <param name="Method">Name of the learner.</param>
/// <param name="Horizon">H.</param>
/// <param name="Seed">Of the lock and of the run.</param>
/// <param name="Definition">Whose details of the lock hold.</param>
/// <param name="Budget">What it was allowed to spend.</param>
/// <param name="Episodes">All that it played, those broken off early included.</param>
/// <param name="RewardEpisodes">Of those, the ones for the rewards.</param>
/// <param name="MeanReturn">Of the policy, over <see cref="Rollouts"/> episodes that do not count.</param>
/// <param name="Rollouts">How many those were.</param>
/// <param name="Cover">Worst visits of a cluster by the cover, as a share of the exact optimum; null without a cover.</param>
/// <param name="CoverLayer">Where that is.</param>
/// <param name="Decoding">Worst layer's share of observations that the decoder tells good from bad; null without one.</param>
/// <param name="Seconds">Wall clock of learning.</param>
/// <param name="ProcessorSeconds">Processor time of learning, all threads.</param>
/// <param name="Attainable">Gain in log-likelihood over blind guessing that perfect decoding would attain at each layer of the cover but the last.</param>
/// <param name="Layers">What the learner logged.</param>
internal sealed record LockResult(
    string Method, int Horizon, ulong Seed, string Definition, LayeredBudget Budget, long Episodes, long RewardEpisodes, double MeanReturn, int Rollouts,
    double? Cover, int? CoverLayer, double? Decoding, double Seconds, double ProcessorSeconds, IReadOnlyList<double> Attainable, IReadOnlyList<LayerRecord> Layers)
{
    /// <summary>Mean return from which a lock counts as open; the optimum is 1.</summary>
    public const double Wanted = 0.99;

    /// <summary>Whether the policy opens the lock.</summary>
    public bool IsOpen => MeanReturn >= Wanted;

    /// <summary>The gain in log-likelihood that was achieved on held-out episodes, as a share of the attainable one, in the worst layer; null without a cover.</summary>
    public double? WorstGain() => Layers.Where(static r => r.Stage == "cover" && r.Layer == r.Goal - 1)
        .Min(r => (double?)(Attainable[r.Layer] > 0 ? r.Gain / Attainable[r.Layer] : 0));

    /// <summary>Whether this is the run that would be made now.</summary>
    /// <param name="budget">What it would be allowed to spend.</param>
    public bool IsOf(LayeredBudget budget) => Budget == budget;
}
