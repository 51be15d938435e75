using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting;

/// <summary>Success rates per task, and of whole learners over their tasks; in Markdown.</summary>
/// <remarks>
/// Over tasks and seeds together: the interquartile mean with a bootstrap interval stratified by task (Agarwal et al. 2021, "Deep
/// reinforcement learning at the edge of the statistical precipice"). Learners are ranked only where that says something.
/// </remarks>
public static class SuccessTable
{
    /// <summary>Fewer seeds of a task than this carry no ranking.</summary>
    public const int FewestSeeds = 3;

    private const int Decimals = 3;

    /// <summary>The tables.</summary>
    /// <param name="rows">Of one protocol.</param>
    /// <param name="caption">What was measured and how.</param>
    /// <returns>Markdown, each line with a line end.</returns>
    public static string ToMarkdown(IReadOnlyList<SuccessRow> rows, string caption)
    {
        ArgumentNullException.ThrowIfNull(rows);
        StringBuilder text = new();
        text.Append("| task | learner | seeds | success, mean +- std | per seed | steps |\n|---|---|---:|---:|---|---:|\n");
        foreach (IGrouping<(string Task, string Learner), SuccessRow> group in rows.GroupBy(r => (r.Task, r.Learner)).OrderBy(g => g.Key.Task, StringComparer.Ordinal).ThenBy(g => g.Key.Learner, StringComparer.Ordinal))
        {
            SuccessRow[] seeds = [.. group.OrderBy(r => r.Seed)];
            double[] rates = [.. seeds.Select(r => r.Rate)];
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Task} | {group.Key.Learner} | {rates.Length} | {ReturnText.PercentSpread(rates)} | {string.Join(" ", rates.Select(ReturnText.Percent))} | {string.Join(" ", seeds.Select(r => $"{r.Steps:N0}"))} |\n");
        }

        AppendLearners(text, rows);
        return text.Append(CultureInfo.InvariantCulture, $"\n{caption}\n").ToString();
    }

    private static void AppendLearners(StringBuilder text, IReadOnlyList<SuccessRow> rows)
    {
        IGrouping<string, SuccessRow>[] learners = [.. rows.GroupBy(r => r.Learner).OrderBy(g => g.Key, StringComparer.Ordinal)];
        string? refusal = RefusalToRank(learners);
        if (refusal is null)
        {
            learners = [.. learners.OrderByDescending(g => Estimates.InterquartileMean([.. g.Select(r => r.Rate)]))];
        }

        text.Append("\n| learner | tasks | runs | mean | IQM | 95 % interval |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (IGrouping<string, SuccessRow> learner in learners)
        {
            double[][] tasks = [.. learner.GroupBy(r => r.Task).Select(g => g.Select(r => r.Rate).ToArray())];
            double[] all = [.. tasks.SelectMany(t => t)];
            text.Append(CultureInfo.InvariantCulture, $"| {learner.Key} | {tasks.Length} | {all.Length} | {Estimates.Mean(all):F3} | {Estimates.InterquartileMean(all):F3} | {ReturnText.Interval(tasks, Decimals)} |\n");
        }

        text.Append('\n').Append(refusal ?? "Learners in the order of their interquartile mean.").Append('\n');
    }

    private static string? RefusalToRank(IGrouping<string, SuccessRow>[] learners)
    {
        if (learners.Length < 2)
        {
            return "One learner: nothing to rank.";
        }

        int fewest = learners.Min(static learner => learner.GroupBy(r => r.Task).Min(static task => task.Count()));
        if (fewest < FewestSeeds)
        {
            return string.Create(CultureInfo.InvariantCulture, $"No ranking: a task has {fewest} seeds, and with fewer than {FewestSeeds} the order would be chance. Learners by name.");
        }

        bool sameTasks = learners.Select(static learner => learner.Select(r => r.Task).ToHashSet(StringComparer.Ordinal)).All(tasks => tasks.SetEquals(learners[0].Select(r => r.Task)));
        return sameTasks ? null : "No ranking: the learners were not trained on the same tasks. Learners by name.";
    }
}
