using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting;

/// <summary>What the runs reached, in Markdown.</summary>
public static class ResultsTable
{
    /// <summary>
    /// One line per experiment: mean and sample standard deviation over the seeds, interquartile mean with its 95 % bootstrap interval,
    /// every seed; below the table, what the interval is.
    /// </summary>
    /// <param name="rows">The experiments, in the order to print.</param>
    /// <param name="value">What the values are.</param>
    /// <returns>A Markdown table and a paragraph, each line with a line end.</returns>
    public static string ToMarkdown(IReadOnlyList<ResultRow> rows, string value = "return")
    {
        ArgumentNullException.ThrowIfNull(rows);
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"| environment | learner | steps | seeds | {value}, mean +- std | IQM | 95 % interval | per seed | deterministic | steps/s |\n");
        table.Append("|---|---|---:|---:|---:|---:|---:|---|---:|---:|\n");
        foreach (ResultRow row in rows)
        {
            double[] returns = [.. row.Returns];
            string seeds = row.Unfinished == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({row.Unfinished} unfinished)");
            table.Append(CultureInfo.InvariantCulture, $"| {row.Environment} | {row.Learner} | {row.Steps:N0} | {returns.Length}{seeds} | {ReturnText.Spread(returns)} | ");
            table.Append(CultureInfo.InvariantCulture, $"{ReturnText.Spread(Estimates.InterquartileMean(returns), null)} | {ReturnText.Interval([returns])} | ");
            table.Append(CultureInfo.InvariantCulture, $"{ReturnText.Of(returns)} | {ReturnText.Spread([.. row.Evaluations])} | {row.StepsPerSecond:N0} |\n");
        }

        table.Append("\n95 % interval: percentile bootstrap of the IQM over the seeds, 10,000 resamples of a fixed random stream (of one task, the stratified bootstrap)");
        table.Append(rows.Any(r => r.Returns.Count < ReturnText.SeedsOfAnInterval)
            ? "; `-` where there are fewer than three seeds, too few to resample.\n"
            : ".\n");
        return table.ToString();
    }
}
