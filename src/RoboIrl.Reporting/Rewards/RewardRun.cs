using RoboIrl.Reporting.Data;

namespace RoboIrl.Reporting.Rewards;

/// <summary>One training with one reward, judged by the environment's own success.</summary>
/// <param name="Reward">What pays, for tables and charts.</param>
/// <param name="Seed">Of the training.</param>
/// <param name="Success">Success rate of each evaluation, 0 .. 1, over the environment steps before it; empty where there was none.</param>
public sealed record RewardRun(string Reward, ulong Seed, Curve Success)
{
    /// <summary>Step at which the training ended early, because the task counted as learned; null where it did not.</summary>
    public long? LearnedAt { get; init; }

    /// <summary>Why the training failed; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>How far a training is that is neither finished nor failed, in words; null for others.</summary>
    public string? Progress { get; init; }

    /// <summary>Whether the training counts: it did not fail, and was evaluated.</summary>
    public bool Counts => Failure is null && Success.Count > 0;

    /// <summary>Mean success rate of the last evaluations.</summary>
    /// <param name="evaluations">How many, at least 1; all where there are fewer.</param>
    public double Final(int evaluations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluations, 1);
        return Success.Values.Skip(Success.Count - evaluations).Average();
    }

    /// <summary>The curve to the planned end: what was learned early is held from there on.</summary>
    /// <param name="steps">Environment steps that were planned.</param>
    /// <param name="evaluations">How many evaluations at the end make the level that is held.</param>
    public Curve CurveTo(double steps, int evaluations) => LearnedAt is null || Success.Steps[^1] >= steps
        ? Success
        : new Curve([.. Success.Steps, steps], [.. Success.Values, Final(evaluations)]);
}
