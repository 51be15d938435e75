using System.Globalization;
using System.Text;

namespace RoboIrl.Reporting.Rewards;

/// <summary>Generated rewards against a baseline over many environments, in Markdown.</summary>
public static class SuiteTable
{
    // Five points of success are within the baseline, a quarter fewer steps are clearly faster; rates are fractions, so ties need a slack.
    private const double Points = 0.05 + 1e-9;
    private const double Faster = 0.75;

    // What neither learned says nothing of either.
    private const double Learned = 0.1;

    /// <summary>
    /// One line per environment: success at the end and the steps until it was learned for each reward, and how the best generated one
    /// stands to the baseline; then how many do how, and what failed. Rewards are compared where all trainings of the same seeds ended. Where
    /// the baseline was not trained in any environment nothing is compared. A reward that none has gets no column.
    /// </summary>
    /// <param name="tasks">Environments, in the order of lines.</param>
    /// <param name="baseline">Name of the reward that others are compared with.</param>
    /// <param name="generated">Names of the others, in the order of columns.</param>
    public static string ToMarkdown(IReadOnlyList<SuiteTask> tasks, string baseline, IReadOnlyList<string> generated)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(generated);
        string[] columns = [.. generated.Prepend(baseline).Where(name => tasks.Any(task => task.OutcomeOf(name) is not null))];
        bool compared = columns.Contains(baseline);
        string[] headings = [.. columns, .. compared ? (string[])["best generated"] : []];
        StringBuilder text = new($"| environment | {string.Join(" | ", headings)} |\n|---|{string.Concat(headings.Select(static _ => "---|"))}\n");
        int[] counts = new int[Enum.GetValues<Verdict>().Length];
        foreach (SuiteTask task in tasks)
        {
            Verdict verdict = Judge(task.OutcomeOf(baseline), [.. generated.Select(task.OutcomeOf).OfType<SuiteOutcome>()]);
            counts[(int)verdict]++;
            IEnumerable<string> cells = columns.Select(name => task.OutcomeOf(name)?.ToString() ?? ReturnText.None);
            text.Append(CultureInfo.InvariantCulture, $"| {task.Environment} | {string.Join(" | ", compared ? cells.Append(Word(verdict)) : cells)} |\n");
        }

        if (compared)
        {
            int ahead = counts[(int)Verdict.Better] + counts[(int)Verdict.Faster];
            text.Append(CultureInfo.InvariantCulture, $"\nThe best generated reward is no more than 5 points behind the {baseline} in {ahead + counts[(int)Verdict.Within]} of {tasks.Count} environments; in {ahead} of these it is more than 5 points better, or as good and learned in at most three quarters of the steps, on average over seeds. Learned with none: {counts[(int)Verdict.Unlearned]}. Not finished: {counts[(int)Verdict.Open]}.\n");
        }

        AppendFailures(text, tasks);
        return text.ToString();
    }

    private static void AppendFailures(StringBuilder text, IReadOnlyList<SuiteTask> tasks)
    {
        string[] failures =
        [
            .. from task in tasks
               from reward in task.Rewards
               from run in reward.Value
               where run.Failure is not null
               select string.Create(CultureInfo.InvariantCulture, $"- {task.Environment}, {reward.Key}, seed {run.Seed}: {run.Failure!.ReplaceLineEndings(" ")}\n"),
        ];
        if (failures.Length > 0)
        {
            text.Append($"\nFailed; a generated reward has 0 % there, and with a baseline that failed nothing is compared:\n\n{string.Concat(failures)}");
        }
    }

    private static Verdict Judge(SuiteOutcome? baseline, IReadOnlyList<SuiteOutcome> generated)
    {
        if (baseline is not { IsComplete: true, Failed: 0 } || generated.Count == 0 || generated.Any(g => !g.IsComplete || !g.Seeds.SequenceEqual(baseline.Seeds)))
        {
            return Verdict.Open;
        }

        SuiteOutcome best = generated.OrderByDescending(static g => g.Mean).ThenBy(static g => g.Steps).First();
        return Math.Max(best.Mean, baseline.Mean) < Learned ? Verdict.Unlearned
            : best.Mean < baseline.Mean - Points ? Verdict.Behind
            : best.Mean > baseline.Mean + Points ? Verdict.Better
            : best.Steps <= Faster * baseline.Steps && double.IsFinite(best.Steps) ? Verdict.Faster
            : Verdict.Within;
    }

    private static string Word(Verdict verdict) => verdict == Verdict.Open ? ReturnText.None : verdict.ToString().ToLowerInvariant();

    private enum Verdict
    {
        Open,
        Unlearned,
        Behind,
        Within,
        Faster,
        Better,
    }
}
