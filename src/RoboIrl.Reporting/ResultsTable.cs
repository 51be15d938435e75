using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting;

/// <summary>Tables for people, in Markdown.</summary>
public static class ResultsTable
{
    /// <summary>One line per experiment: mean and sample standard deviation over the seeds, interquartile mean, every seed.</summary>
    /// <param name="rows">The experiments, in the order to print.</param>
    /// <returns>A Markdown table with a line end after each row.</returns>
    public static string ToMarkdown(IEnumerable<ResultRow> rows)
    {
        StringBuilder table = new();
        table.Append("| environment | learner | steps | seeds | return, mean +- std | IQM | per seed | deterministic | steps/s |\n");
        table.Append("|---|---|---:|---:|---:|---:|---|---:|---:|\n");
        foreach (ResultRow row in rows)
        {
            double[] returns = [.. row.Returns];
            string each = string.Join(" ", returns.Select(r => r.ToString("F0", CultureInfo.InvariantCulture)));
            table.Append(CultureInfo.InvariantCulture, $"| {row.Environment} | {row.Learner} | {row.Steps:N0} | {returns.Length} | {Spread(returns)} | ");
            table.Append(CultureInfo.InvariantCulture, $"{Estimates.InterquartileMean(returns):N0} | {each} | {Spread([.. row.Evaluations])} | {row.StepsPerSecond:N0} |\n");
        }

        return table.ToString();
    }

    private static string Spread(double[] values)
    {
        if (values.Length == 0)
        {
            return "-";
        }

        string mean = Estimates.Mean(values).ToString("N0", CultureInfo.InvariantCulture);
        return values.Length == 1 ? $"{mean} (one run)" : string.Create(CultureInfo.InvariantCulture, $"{mean} +- {Estimates.StandardDeviation(values):N0}");
    }
}
