using System.Text.Json.Serialization;
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
/// <param name="Decoding">Accuracy of the decoder in telling good from bad, worst layer; null without one. <see cref="BalancedDecoding"/> says which measure it is.</param>
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

    // Where nobody can tell actions apart, there is no share to speak of.
    private const double LeastAttainable = 1e-6;
    private const double MostSeconds = 1e9;

    /// <summary>Standard error of <see cref="Cover"/>; null without a cover and in files that do not say.</summary>
    public double? CoverError { get; init; }

    /// <summary>
    /// Episodes per member that cover and decoder were judged by; null without a cover, and in files of versions that took 500 and told
    /// of decoders the plain share of observations instead of the mean over clusters.
    /// </summary>
    public int? JudgedEpisodes { get; init; }

    /// <summary>Share of each cluster's observations that the decoder tells, in the mean over clusters and the worst layer; null where another measure was taken.</summary>
    [JsonIgnore]
    public double? BalancedDecoding => JudgedEpisodes is null ? null : Decoding;

    /// <summary>What the lock was made of; null in files that do not say.</summary>
    public LockParameters? Parameters { get; init; }

    /// <summary>What the run was made with; null in files that do not say.</summary>
    public LockOrigin? Origin { get; init; }

    /// <summary>Whether the policy opens the lock.</summary>
    public bool IsOpen => MeanReturn >= Wanted;

    private IEnumerable<LayerRecord> Problems => Layers.Where(static r => r.Stage == "cover" && r.Layer == r.Goal - 1);

    /// <summary>The gain in log-likelihood that was achieved on held-out episodes, as a share of the attainable one, in the worst layer; null without a cover.</summary>
    public double? WorstGain() => Problems.Min(r => (double?)(Attainable[r.Layer] > LeastAttainable ? r.Gain / Attainable[r.Layer] : 0));

    /// <summary>Layers where the log-likelihood of held-out episodes is no better than that of blind guesses; null without a cover.</summary>
    public int? WithoutGain() => Problems.Any() ? Problems.Count(static r => !(r.Gain > 0)) : null;

    /// <summary>Why this is not the run that would be made now.</summary>
    /// <param name="budget">What that would be allowed to spend.</param>
    /// <param name="form">What it would open.</param>
    /// <returns>The end of a sentence about the file, or null. The published lock never had other parameters, so there files need not tell them.</returns>
    public string? DifferenceFrom(LayeredBudget budget, LockForm form) =>
        Budget != budget ? $"was made with {Budget}; this asks for {budget}"
        : Parameters is null && form.IsPublished ? null
        : Parameters != form.Parameters ? $"was made with {Parameters?.ToString() ?? "parameters that it does not name"}; the lock now has {form.Parameters}"
        : null;

    /// <summary>What is wrong with what a file holds.</summary>
    /// <param name="run">What its name says.</param>
    /// <returns>A sentence without its end, or null.</returns>
    public string? FlawAs(LockRun run) =>
        (Definition, Horizon, Method, Seed) != (run.Definition, run.Horizon, run.Method, run.Seed) || (run.Sizes.Length > 0 && run.Sizes != LockRun.SizesOf(Budget))
            ? $"it holds {Method} h{Horizon} s{Seed} of '{Definition}' with {Budget}, and its name says otherwise"
        : Layers.Any(static r => r?.Stage is null) ? "a record among its layers is null or has no stage"
        : Attainable.Count != (Cover is null ? 0 : Horizon - 1) ? $"'attainable' holds {Attainable.Count} numbers; expected {(Cover is null ? 0 : Horizon - 1)}"
        : Layers.Any(r => r.Stage == "cover" && (r.Layer < 0 || r.Layer >= Attainable.Count)) ? $"a problem of its cover is in a layer outside 0 to {Attainable.Count - 1}"
        : Episodes < 1 || RewardEpisodes < 0 || RewardEpisodes > Episodes || Rollouts < 1 ? "its numbers of episodes are impossible"
        : !(Seconds is >= 0 and < MostSeconds && ProcessorSeconds is >= 0 and < MostSeconds) ? "its times are impossible"
        : null;
}
