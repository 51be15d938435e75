using System.Globalization;
using System.Text;
using RoboIrl.Core.Statistics;
using RoboIrl.Reporting.Plots;
using RoboIrl.Reporting.Published;

namespace RoboIrl.Reporting;

/// <summary>What others have published, beside ours; in Markdown.</summary>
public static class PublishedTable
{
    /// <summary>
    /// One table per learner, one line per experiment that others have published returns of, and for the learners that have a reference
    /// whether ours is at or above its mean minus one standard deviation. A caption says what is compared with what.
    /// </summary>
    /// <param name="rows">The experiments, in the order to print.</param>
    /// <param name="published">What is known.</param>
    /// <returns>Markdown, each line with a line end; empty where nothing is published for any of the experiments.</returns>
    public static string ToMarkdown(IReadOnlyList<ResultRow> rows, PublishedReturns published)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(published);
        StringBuilder text = new();
        List<PublishedReturn> shown = [];
        foreach (IGrouping<string, ResultRow> learner in rows.Where(r => published.Of(r.Environment, r.Learner).Count > 0).GroupBy(r => r.Learner).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            AppendLearner(text, learner.Key, [.. learner], published);
            shown.AddRange(learner.SelectMany(r => published.Of(r.Environment, r.Learner)));
        }

        return text.Length == 0 ? "" : $"{Caption(shown)}{text}";
    }

    /// <summary>Whether a return is not below the reference's mean minus one standard deviation; null where there is no reference or a seed is unfinished.</summary>
    internal static bool? Verdict(ResultRow row, PublishedReturns published) =>
        row.Unfinished == 0 && published.ReferenceOf(row.Environment, row.Learner) is { StandardDeviation: { } deviation } reference
            ? Estimates.Mean([.. row.Returns]) >= reference.Mean - deviation
            : null;

    private static void AppendLearner(StringBuilder text, string learner, ResultRow[] rows, PublishedReturns published)
    {
        PublishedReturn[] all = [.. rows.SelectMany(r => published.Of(r.Environment, learner))];
        PublishedSource[] sources = [.. published.Sources.Where(s => s.Learner == learner && all.Any(r => r.Source == s.Name))];
        PublishedSource? judge = sources.FirstOrDefault(s => s.GivesVerdict);
        string[] heads = [learner, "ours", .. sources.Select(s => s.Name), .. judge is null ? [] : (string[])[$"not below {judge.Name} - std"]];
        text.Append(CultureInfo.InvariantCulture, $"\n| {string.Join(" | ", heads)} |\n|---{string.Concat(Enumerable.Repeat("|---:", heads.Length - 1))}|\n");
        foreach (ResultRow row in rows)
        {
            IReadOnlyList<PublishedReturn> theirs = published.Of(row.Environment, learner);
            string[] verdict = judge is null ? [] : [Verdict(row, published) switch { true => "yes", false => "**no**", null => ReturnText.None }];
            string[] cells = [row.Environment, Ours(row), .. sources.Select(s => Theirs([.. theirs.Where(r => r.Source == s.Name)])), .. verdict];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }

        text.Append('\n');
        if (judge is not null)
        {
            string counts = Count(rows, judge, published) + Others(rows, [.. sources.Where(s => s != judge)], published);
            text.Append(counts.Length == 0 ? "" : $"{counts}\n");
        }

        foreach (PublishedSource source in sources)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {source.Name}: {source.Note}.\n");
        }
    }

    private static string Count(ResultRow[] rows, PublishedSource judge, PublishedReturns published)
    {
        ResultRow[] judged = [.. rows.Where(r => Verdict(r, published) is not null)];
        if (judged.Length == 0)
        {
            return "";
        }

        IEnumerable<string> counts = judged.GroupBy(r => r.Environment.Split('/')[0]).Select(g =>
            string.Create(CultureInfo.InvariantCulture, $"{g.Count(r => Verdict(r, published) == true)} of {g.Count()} in {g.Key}"));
        string steps = string.Join(" or ", judged.Select(r => published.ReferenceOf(r.Environment, r.Learner)!.Steps).Distinct().Order().Select(s => Ticks.Label(s)));
        return $"Not below {judge.Name}'s mean minus one standard deviation, after {steps} steps: {string.Join(", ", counts)}.\n"
            + $"{judge.Name} is what ours is judged by: a checked number, several seeds, returns during training like ours.\n";
    }

    // The same rule against whoever else gives a checked spread: a reader shall not have to trust the choice of the judge.
    private static string Others(ResultRow[] rows, PublishedSource[] sources, PublishedReturns published)
    {
        IEnumerable<string> counts = sources.Select(source =>
        {
            bool[] above =
            [
                .. from row in rows
                   where row.Unfinished == 0
                   from theirs in published.Of(row.Environment, row.Learner)
                   where theirs is { Certainty: Certainty.Documented, StandardDeviation: not null } && theirs.Source == source.Name
                   select Estimates.Mean([.. row.Returns]) >= theirs.Mean - theirs.StandardDeviation,
            ];
            return above.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{above.Count(static a => a)} of {above.Length} against {source.Name}");
        });
        string told = string.Join(", ", counts.Where(static c => c.Length > 0));
        return told.Length == 0 ? "" : $"By the same rule, for comparison: {told}.\n";
    }

    private static string Ours(ResultRow row)
    {
        double[] returns = [.. row.Returns];
        string seeds = string.Create(CultureInfo.InvariantCulture, $"{returns.Length} seed{(returns.Length == 1 ? "" : "s")}");
        return $"{ReturnText.Spread(Estimates.Mean(returns), returns.Length == 1 ? null : Estimates.StandardDeviation(returns))} ({Ticks.Label(row.Steps)}, {seeds})";
    }

    private static string Theirs(PublishedReturn[] returns) => returns.Length == 0 ? ReturnText.None : string.Join(", ", returns.Select(r =>
        $"{(r.Certainty == Certainty.Digitized ? "~" : "")}{ReturnText.Spread(r.Mean, r.StandardDeviation)} ({Ticks.Label(r.Steps)}{(r.Certainty == Certainty.Unchecked ? ", unchecked" : "")})"));

    private static string Caption(List<PublishedReturn> shown)
    {
        StringBuilder caption = new("**Published beside ours.** Ours are returns during training, exploration noise included, under the rules of the id; theirs are of the same bodies under older rules\n");
        caption.Append("(v1 to v4; Ant and Humanoid differ most), for the steps in brackets, which often are more than ours.");
        caption.Append(shown.Any(r => r.Certainty == Certainty.Digitized) ? " ~: read off a plot, to about 2 %." : "");
        caption.Append(shown.Any(r => r.Certainty == Certainty.Unchecked) ? " unchecked: quoted second-hand, never used for a verdict." : "");
        return caption.Append('\n').ToString();
    }
}
