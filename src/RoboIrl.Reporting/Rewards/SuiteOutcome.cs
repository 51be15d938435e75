using System.Globalization;

namespace RoboIrl.Reporting.Rewards;

/// <summary>What came of one reward in one environment, over its seeds.</summary>
/// <param name="Seeds">Of its trainings, in their order.</param>
/// <param name="Rates">Success at the end of each training that counts; one that failed counts as 0.</param>
/// <param name="LearnedAt">Steps of the seeds in which the task was learned.</param>
/// <param name="Failed">How many trainings failed.</param>
/// <param name="IsComplete">Whether there are trainings, and every one is finished or failed.</param>
internal sealed record SuiteOutcome(IReadOnlyList<ulong> Seeds, IReadOnlyList<double> Rates, IReadOnlyList<long> LearnedAt, int Failed, bool IsComplete)
{
    /// <summary>Mean success over seeds; NaN where none counts.</summary>
    public double Mean => Rates.Count == 0 ? double.NaN : Rates.Average();

    /// <summary>Mean steps until the task was learned; infinite where some seed did not learn it.</summary>
    public double Steps => LearnedAt.Count > 0 && LearnedAt.Count == Rates.Count ? LearnedAt.Average() : double.PositiveInfinity;

    /// <summary>Sums trainings up.</summary>
    public static SuiteOutcome Of(IReadOnlyList<RewardRun> runs, int evaluations) => new(
        [.. runs.Select(static r => r.Seed).Order()],
        [.. runs.Where(static r => r.Failure is not null || r.Counts).Select(r => r.Failure is null ? r.Final(evaluations) : 0)],
        [.. runs.Where(static r => r.Failure is null).Select(static r => r.LearnedAt).OfType<long>()],
        runs.Count(static r => r.Failure is not null),
        runs.Count > 0 && runs.All(static r => r.Progress is null));

    /// <summary>For a cell: the mean, every seed, the steps.</summary>
    public override string ToString()
    {
        if (Rates.Count == 0)
        {
            return "not begun";
        }

        string learned = LearnedAt.Count == 0 ? "" : ", " + string.Join(" ", LearnedAt.Select(static s => s.ToString("N0", CultureInfo.InvariantCulture)));
        string failed = Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Failed} FAILED");
        return $"{ReturnText.Percent(Mean)} ({string.Join(" ", Rates.Select(ReturnText.Percent))}){learned}{failed}{(IsComplete ? "" : ", not finished")}";
    }
}
