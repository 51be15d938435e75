using System.Globalization;
using System.Text;

namespace RoboIrl.Reporting.Imitation;

/// <summary>FILTER against moment matching and behaviour cloning, body by body, and whether the comparison shows what it is to show; in Markdown.</summary>
public static class ComparisonTable
{
    /// <summary>Name of FILTER with the discriminator that remembers all learners.</summary>
    public const string NoRegret = "FILTER(NR)";

    /// <summary>Name of FILTER with the discriminator of the present learner.</summary>
    public const string BestResponse = "FILTER(BR)";

    /// <summary>Name of moment matching.</summary>
    public const string MomentMatching = "MM";

    /// <summary>Name of behaviour cloning.</summary>
    public const string Cloning = "BC";

    private const string Better = "the better";
    private const string Unfinished = " ..";

    /// <summary>A line per comparison whose methods were trained, a column per body.</summary>
    /// <param name="groups">Methods on bodies; those of other names are not compared.</param>
    /// <returns>A Markdown table and a paragraph, each line with a line end; empty where nothing can be compared.</returns>
    public static string ToMarkdown(IReadOnlyList<ImitationGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        string[] bodies = [.. groups.Select(static g => g.Body).Distinct()];
        string[] lines = [.. Comparisons().Select(c => Line(c, groups, bodies)).OfType<string>()];
        if (lines.Length == 0)
        {
            return "";
        }

        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"| comparison | {string.Join(" | ", bodies)} | target | |\n|---{string.Concat(bodies.Select(static _ => "|---:"))}|---|---|\n");
        foreach (string line in lines)
        {
            table.Append(line);
        }

        table.Append(CultureInfo.InvariantCulture, $"\n{Better}: of {NoRegret} and {BestResponse}, by the line's own measure. Areas and final scores are means over the seeds, steps are medians; `>`: the other one never got there");
        return table.Append(groups.Any(static g => g.Unfinished > 0) ? "; `..`: a run is unfinished, and areas end where the shortest does.\n" : ".\n").ToString();
    }

    private sealed record Comparison(string Name, ComparisonTarget Target, string[] Ours, string Other, Func<ImitationGroup, ImitationGroup, (double Value, bool IsBound)> Compare);

    private static IEnumerable<Comparison> Comparisons()
    {
        (string Name, string[] Methods)[] ours = [(NoRegret, [NoRegret]), (BestResponse, [BestResponse]), (Better, [NoRegret, BestResponse])];
        return
        [
            .. ours.Select(static o => new Comparison($"area, {o.Name} / {MomentMatching}", ComparisonTarget.Area, o.Methods, MomentMatching, Areas)),
            .. ours.Select(static o => new Comparison($"steps to 75 %, {MomentMatching} / {o.Name}", ComparisonTarget.Speed, o.Methods, MomentMatching, Speeds)),
            .. ours.Select(static o => new Comparison($"final score, {o.Name} - {Cloning}", ComparisonTarget.Above, o.Methods, Cloning, static (a, b) => (a.Final - b.Final, false))),
            new Comparison($"final score, {BestResponse} / {NoRegret}", ComparisonTarget.Alike, [BestResponse], NoRegret, static (a, b) => (Ratio(a.Final, b.Final), false)),
            new Comparison($"area, {BestResponse} / {NoRegret}", ComparisonTarget.Alike, [BestResponse], NoRegret, Areas),
        ];
    }

    private static string? Line(Comparison comparison, IReadOnlyList<ImitationGroup> groups, string[] bodies)
    {
        (string Text, double? Value)[] cells = [.. bodies.Select(b => Cell(comparison, [.. groups.Where(g => g.Body == b)]))];
        double[] values = [.. cells.Select(static c => c.Value).OfType<double>()];
        string soFar = cells.Any(static c => c.Text.EndsWith(Unfinished, StringComparison.Ordinal)) ? "so far " : "";
        return values.Length == 0 ? null : $"| {comparison.Name} | {string.Join(" | ", cells.Select(static c => c.Text))} | {comparison.Target.Text} | {soFar}{comparison.Target.Judge(values)} |\n";
    }

    private static (string Text, double? Value) Cell(Comparison comparison, ImitationGroup[] here)
    {
        ImitationGroup[] ours = [.. here.Where(g => comparison.Ours.Contains(g.Method))];
        ImitationGroup? other = Array.Find(here, g => g.Method == comparison.Other);
        if (other is null || ours.Length < comparison.Ours.Length)
        {
            return (ReturnText.None, null);
        }

        (double value, bool bound) = ours.Select(g => comparison.Compare(g, other)).MaxBy(static c => c.Value); // NaN is the least
        string unfinished = ours.Append(other).Any(static g => g.Unfinished > 0) ? Unfinished : "";
        return ((double.IsNaN(value) ? "neither" : double.IsPositiveInfinity(value) ? "all" : (bound ? "> " : "") + ImitationTable.Score(value)) + unfinished, value);
    }

    private static (double Value, bool IsBound) Areas(ImitationGroup ours, ImitationGroup other)
    {
        // Up to where all runs are: a curve that goes on rises, and would beat one that does not for that alone.
        double steps = Math.Min(ours.CommonSteps, other.CommonSteps);
        return (Ratio(ours.Area(steps), other.Area(steps)), false);
    }

    // Where the other one never got there, it takes more than the steps it had.
    private static (double Value, bool IsBound) Speeds(ImitationGroup ours, ImitationGroup other) => (double.IsInfinity(ours.StepsToReach), double.IsInfinity(other.StepsToReach)) switch
    {
        (true, true) => (double.NaN, false),
        (true, false) => (0, false),
        (false, true) => (Math.BitIncrement(other.CommonSteps / ours.StepsToReach), true),
        _ => (other.StepsToReach / ours.StepsToReach, false),
    };

    // A score may be at or below that of the random policy: then any positive one is infinitely better, and two such say nothing.
    private static double Ratio(double ours, double other) => other > 0 ? ours / other : ours > 0 ? double.PositiveInfinity : double.NaN;
}
