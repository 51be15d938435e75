using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting;

/// <summary>One number for a whole suite, where the returns of its tasks are comparable; in Markdown.</summary>
/// <remarks>
/// Agarwal et al. (2021), "Deep reinforcement learning at the edge of the statistical precipice": the interquartile mean over all runs
/// of all tasks, and its bootstrap interval stratified by task (each resample draws as many seeds of each task as there are).
/// </remarks>
public static class AggregateTable
{
    // A step of a control task gives at most 1, an episode has 1,000 steps.
    private const string Suite = "control/";
    private const double BestReturn = 1000;
    private const int Decimals = 3;

    /// <summary>One line per learner that was trained on two or more control tasks; of a task trained for several lengths, the longest.</summary>
    /// <param name="rows">The experiments.</param>
    /// <returns>A Markdown table and a paragraph, each line with a line end; empty where there is nothing to sum up.</returns>
    public static string ToMarkdown(IReadOnlyList<ResultRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        StringBuilder table = new();
        bool missing = false;
        foreach (IGrouping<string, ResultRow> learner in rows.Where(r => r.Environment.StartsWith(Suite, StringComparison.Ordinal)).GroupBy(r => r.Learner))
        {
            ResultRow[] tasks = [.. learner.GroupBy(r => r.Environment).Select(g => g.MaxBy(r => r.Steps)!)];
            if (tasks.Length < 2)
            {
                continue;
            }

            double[][] scores = [.. tasks.Select(t => t.Returns.Select(r => r / BestReturn).ToArray())];
            double[] all = [.. scores.SelectMany(s => s)];
            string interval = ReturnText.Interval(scores, Decimals);
            missing |= interval == ReturnText.None;
            table.Append(CultureInfo.InvariantCulture, $"| {Suite.TrimEnd('/')} | {learner.Key} | {tasks.Length} | {all.Length} | {Estimates.Mean(all):F3} | ");
            table.Append(CultureInfo.InvariantCulture, $"{Estimates.InterquartileMean(all):F3} | {interval} |\n");
        }

        if (table.Length == 0)
        {
            return "";
        }

        return "| suite | learner | tasks | runs | mean score | IQM | 95 % interval |\n|---|---|---:|---:|---:|---:|---:|\n" + table
            + "\nScore: return / 1000, the best a control task can give. The interval is a bootstrap of the IQM, stratified by task"
            + (missing ? "; `-` where a task has fewer than three seeds.\n" : ".\n");
    }
}
