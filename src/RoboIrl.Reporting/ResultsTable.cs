using System.Globalization;
using System.Text;

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
            Statistics.Summary s = row.Summary;
            string spread = s.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{s.Mean:N0} +- {s.Deviation:N0}") : string.Create(CultureInfo.InvariantCulture, $"{s.Mean:N0} (one run)");
            string each = string.Join(" ", row.Returns.Select(r => r.ToString("F0", CultureInfo.InvariantCulture)));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row.Environment} | {row.Learner} | {row.Steps:N0} | {s.Count} | {spread} | {s.InterquartileMean:N0} | {each} | {row.StepsPerSecond:N0} |");
        }

        return table.ToString();
    }
}
