using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting.Imitation;

/// <summary>What imitation learners reached, in Markdown.</summary>
public static class ImitationTable
{
    /// <summary>A line per body and method: final score, area under the curve, steps to three quarters of the expert.</summary>
    /// <param name="groups">In the order to print.</param>
    /// <returns>A Markdown table and a paragraph, each line with a line end.</returns>
    public static string ToMarkdown(IReadOnlyList<ImitationGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        StringBuilder table = new("| body | method | seeds | final score, mean +- std | IQM | area | steps to 75 %, per seed | median | discriminator's beside |\n");
        table.Append("|---|---|---:|---:|---:|---:|---|---:|---|\n");
        foreach (ImitationGroup group in groups)
        {
            double[] final = [.. group.Runs.Select(static r => r.Final)];
            string[] speed = group.IsOffline
                ? [ReturnText.None, ReturnText.None, ReturnText.None, ReturnText.None]
                :
                [
                    Score(Estimates.Mean([.. group.Runs.Select(static r => r.WholeArea)])),
                    string.Join("; ", group.Runs.Select(static r => Steps(r.StepsToReach))),
                    Steps(group.StepsToReach),
                    string.Join("; ", group.Runs.Select(Beside)),
                ];
            string[] cells = [group.Body, group.Method, Seeds(group), Spread(final), Score(Estimates.InterquartileMean(final)), .. speed];
            table.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }

        table.Append("\nScore: (return - random) / (expert - random). Final: mean over the last tenth of the evaluations. Area: mean over all of them. ");
        return table.Append("Steps are the policy's own; beside them those of the discriminator's episodes until then, or in all where it is never.\n").ToString();
    }

    /// <summary>A score with two digits after the point.</summary>
    internal static string Score(double value) => double.IsNaN(value) ? ReturnText.None : value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Steps(double value) => double.IsInfinity(value) ? "never" : value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Beside(ImitationRun run) => run.Rollouts.Count == 0 ? ReturnText.None : Steps(run.RolloutStepsToReach);

    private static string Spread(double[] scores) =>
        scores.Length == 1 ? $"{Score(scores[0])} (one run)" : $"{Score(Estimates.Mean(scores))} +- {Score(Estimates.StandardDeviation(scores))}";

    private static string Seeds(ImitationGroup group)
    {
        IEnumerable<string> parts = group.Runs.Where(static r => !r.IsFinished).Select(static r => string.Create(CultureInfo.InvariantCulture, $"s{r.Seed} at {100 * r.Scores.Steps[^1] / r.Steps:F0} %"));
        return string.Create(CultureInfo.InvariantCulture, $"{group.Runs.Count}{(group.Unfinished == 0 ? "" : $" (unfinished: {string.Join(", ", parts)})")}");
    }
}
