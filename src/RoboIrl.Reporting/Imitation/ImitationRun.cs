using RoboIrl.Core.Statistics;
using RoboIrl.Reporting.Data;

namespace RoboIrl.Reporting.Imitation;

/// <summary>A training of an imitation learner, its evaluations scored between the random policy (0) and the expert (1).</summary>
/// <param name="Method">What was trained, for people.</param>
/// <param name="Body">Where.</param>
/// <param name="Seed">Of the training.</param>
/// <param name="Steps">Environment steps that the training was to take; updates of an offline learner.</param>
/// <param name="Scores">Normalised return of each evaluation; at least one.</param>
public sealed record ImitationRun(string Method, string Body, ulong Seed, long Steps, Curve Scores)
{
    private const double FinalPart = 0.1;

    /// <summary>The part of the way from random to expert that counts as having learned the task.</summary>
    public const double Reached = 0.75;

    /// <summary>Steps of episodes that were run beside the policy's own, for the discriminator; empty where there are none.</summary>
    public Curve Rollouts { get; init; } = Curve.Of([]);

    /// <summary>Whether it stepped no world: its curve is over updates, and no measure of speed applies.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Whether it has taken all steps.</summary>
    public bool IsFinished { get; init; } = true;

    /// <summary>Scores of returns.</summary>
    /// <param name="returns">Mean return of each evaluation.</param>
    /// <param name="random">Return of the random policy under the same rules.</param>
    /// <param name="expert">Return of the expert's policy under the same rules, above that of the random one.</param>
    public static Curve Normalize(Curve returns, double random, double expert)
    {
        ArgumentNullException.ThrowIfNull(returns);
        return expert > random
            ? returns with { Values = [.. returns.Values.Select(v => (v - random) / (expert - random))] }
            : throw new ArgumentException(FormattableString.Invariant($"The expert's return {expert} is not above the random policy's {random}; nothing can be scored between them."), nameof(expert));
    }

    /// <summary>Mean score of the last tenth of the evaluations, at least one.</summary>
    public double Final => Estimates.Mean([.. Scores.Values.TakeLast((int)Math.Ceiling(FinalPart * Scores.Count))]);

    /// <summary>Area under the curve: mean score of the evaluations up to a step; NaN before the first.</summary>
    /// <param name="steps">Last step that counts.</param>
    public double Area(double steps)
    {
        double[] counted = [.. Scores.Values.Where((_, i) => Scores.Steps[i] <= steps)];
        return counted.Length == 0 ? double.NaN : Estimates.Mean(counted);
    }

    /// <summary>Area under the whole curve.</summary>
    public double WholeArea => Area(double.PositiveInfinity);

    /// <summary>Step of the first evaluation that reached <see cref="Reached"/>; infinity where none did.</summary>
    public double StepsToReach => Enumerable.Range(0, Scores.Count).Where(i => Scores.Values[i] >= Reached).Select(i => Scores.Steps[i]).FirstOrDefault(double.PositiveInfinity);

    /// <summary>Steps of the discriminator's episodes up to <see cref="StepsToReach"/>, or all of them; 0 where there are none.</summary>
    public double RolloutStepsToReach => Enumerable.Range(0, Rollouts.Count).Where(i => Rollouts.Steps[i] <= StepsToReach).Select(i => Rollouts.Values[i]).LastOrDefault();
}
