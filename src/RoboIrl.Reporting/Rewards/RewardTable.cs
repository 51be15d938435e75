using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting.Rewards;

/// <summary>Rewards of one environment beside each other, in Markdown.</summary>
public static class RewardTable
{
    private const int Decimals = 3;

    /// <summary>
    /// One line per reward in the order of the runs: mean and sample standard deviation of the success at the end, its interquartile mean
    /// with a 95 % bootstrap interval over the seeds, every seed, where each was learned, and what is not finished or failed.
    /// </summary>
    /// <param name="runs">All trainings; the seeds of a reward in a row.</param>
    /// <param name="evaluations">How many evaluations at the end of a run are averaged.</param>
    /// <returns>A table and, where trainings failed, a list of them; each line with a line end.</returns>
    public static string ToMarkdown(IReadOnlyList<RewardRun> runs, int evaluations)
    {
        ArgumentNullException.ThrowIfNull(runs);
        StringBuilder text = new("| reward | seeds | success, mean +- std | IQM | 95 % interval | per seed | learned at step | not finished |\n|---|---:|---:|---:|---:|---|---|---|\n");
        foreach (IGrouping<string, RewardRun> reward in runs.GroupBy(static r => r.Reward))
        {
            RewardRun[] counted = [.. reward.Where(static r => r.Counts)];
            double[] rates = [.. counted.Select(r => r.Final(evaluations))];
            string iqm = rates.Length == 0 ? ReturnText.None : Estimates.InterquartileMean(rates).ToString("F3", CultureInfo.InvariantCulture);
            string interval = rates.Length == 0 ? ReturnText.None : ReturnText.Interval([rates], Decimals);
            text.Append(CultureInfo.InvariantCulture, $"| {reward.Key} | {rates.Length} | {ReturnText.PercentSpread(rates)} | {iqm} | {interval} | {Join(rates.Select(ReturnText.Percent))} | ");
            text.Append(CultureInfo.InvariantCulture, $"{Join(counted.Select(static r => r.LearnedAt is { } step ? step.ToString("N0", CultureInfo.InvariantCulture) : ReturnText.None))} | {Open(reward)} |\n");
        }

        RewardRun[] failed = [.. runs.Where(static r => r.Failure is not null)];
        if (failed.Length > 0)
        {
            text.Append("\nFailed, and in no number above:\n\n");
            Array.ForEach(failed, r => text.Append(CultureInfo.InvariantCulture, $"- {r.Reward}, seed {r.Seed}: {r.Failure!.ReplaceLineEndings(" ")}\n"));
        }

        return text.ToString();
    }

    private static string Open(IEnumerable<RewardRun> runs) => Join(
        runs.Where(static r => r.Failure is not null || r.Progress is not null)
            .Select(static r => string.Create(CultureInfo.InvariantCulture, $"s{r.Seed} {(r.Failure is null ? r.Progress : "FAILED")}")), ", ");

    private static string Join(IEnumerable<string> texts, string between = " ") => string.Join(between, texts) is { Length: > 0 } joined ? joined : ReturnText.None;
}
