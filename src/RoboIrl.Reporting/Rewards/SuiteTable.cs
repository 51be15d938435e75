using System.Globalization;
using System.Text;

namespace RoboIrl.Reporting.Rewards;

/// <summary>Generated rewards against a baseline over many environments, in Markdown.</summary>
public static class SuiteTable
{
    // Five points of success are within the reference, a quarter fewer steps are clearly faster.
    private const double Points = 0.05;
    private const double Faster = 0.75;

    /// <summary>
    /// One line per environment: success at the end and the steps until it was learned for each reward, and how the best generated one
    /// stands to the baseline; then how many do how. Rewards are compared where all their trainings ended; one that failed counts as 0.
    /// </summary>
    /// <param name="tasks">Environments, in the order of lines.</param>
    /// <param name="baseline">Name of the reward that others are compared with.</param>
    /// <param name="generated">Names of the others, in the order of columns.</param>
    public static string ToMarkdown(IReadOnlyList<SuiteTask> tasks, string baseline, IReadOnlyList<string> generated)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(generated);
        string[] columns = [baseline, .. generated];
        StringBuilder text = new($"| environment | {string.Join(" | ", columns)} | best generated |\n|---|{string.Concat(columns.Select(static _ => "---|"))}---|\n");
        int[] counts = new int[Enum.GetValues<Verdict>().Length];
        foreach (SuiteTask task in tasks)
        {
            Verdict verdict = Judge(task.OutcomeOf(baseline), [.. generated.Select(task.OutcomeOf).OfType<SuiteOutcome>()]);
            counts[(int)verdict]++;
            text.Append(CultureInfo.InvariantCulture, $"| {task.Environment} | {string.Join(" | ", columns.Select(c => task.OutcomeOf(c)?.ToString() ?? ReturnText.None))} | {Word(verdict)} |\n");
        }

        int ahead = counts[(int)Verdict.Better] + counts[(int)Verdict.Faster];
        text.Append(CultureInfo.InvariantCulture, $"\nNo more than 5 points behind the {baseline}: {ahead + counts[(int)Verdict.Within]} of {tasks.Count - counts[(int)Verdict.Open]} environments; of these {ahead} more than 5 points better, or learned by every seed in at most three quarters of its steps.{(counts[(int)Verdict.Open] > 0 ? string.Create(CultureInfo.InvariantCulture, $" Not finished: {counts[(int)Verdict.Open]}.") : "")}\n");
        return text.ToString();
    }

    private static Verdict Judge(SuiteOutcome? baseline, IReadOnlyList<SuiteOutcome> generated)
    {
        if (baseline is not { IsComplete: true, Rates.Count: > 0 } || generated.Count == 0 || generated.Any(static g => !g.IsComplete || g.Rates.Count == 0))
        {
            return Verdict.Open;
        }

        SuiteOutcome best = generated.OrderByDescending(static g => g.Mean).ThenBy(static g => g.Steps ?? double.PositiveInfinity).First();
        return best.Mean < baseline.Mean - Points ? Verdict.Behind
            : best.Mean > baseline.Mean + Points ? Verdict.Better
            : generated.Any(g => g.Mean >= baseline.Mean - Points && g.Steps <= Faster * baseline.Steps) ? Verdict.Faster
            : Verdict.Within;
    }

    private static string Word(Verdict verdict) => verdict == Verdict.Open ? ReturnText.None : verdict.ToString().ToLowerInvariant();

    private enum Verdict
    {
        Open,
        Behind,
        Within,
        Faster,
        Better,
    }
}
