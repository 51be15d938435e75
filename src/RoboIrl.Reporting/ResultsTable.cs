using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting;

/// <summary>Tables for people, in Markdown.</summary>
public static class ResultsTable
{
    /// <summary>One line per experiment: mean and sample standard deviation over the seeds, interquartile mean, range.</summary>
    /// <param name="rows">The experiments, in the order to print.</param>
    /// <returns>A Markdown table with a line end after each row.</returns>
    public static string ToMarkdown(IEnumerable<ResultRow> rows)
    {
        StringBuilder table = new();
        table.AppendLine("| environment | learner | steps | seeds | return, mean +- std | IQM | per seed | steps/s |");
        table.AppendLine("|---|---|---:|---:|---:|---:|---|---:|");
        foreach (ResultRow row in rows)
        {
            double[] returns = [.. row.Returns];
            string mean = Estimates.Mean(returns).ToString("N0", CultureInfo.InvariantCulture);
            string spread = returns.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"{mean} +- {Estimates.StandardDeviation(returns):N0}") : $"{mean} (one run)";
            string each = string.Join(" ", returns.Select(r => r.ToString("F0", CultureInfo.InvariantCulture)));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row.Environment} | {row.Learner} | {row.Steps:N0} | {returns.Length} | {spread} | {Estimates.InterquartileMean(returns):N0} | {each} | {row.StepsPerSecond:N0} |");
        }

        return table.ToString();
    }
}
