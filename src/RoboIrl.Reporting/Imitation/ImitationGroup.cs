using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting.Imitation;

/// <summary>The seeds of a method on a body.</summary>
/// <param name="Runs">At least one, all of the same method and body.</param>
public sealed record ImitationGroup(IReadOnlyList<ImitationRun> Runs)
{
    /// <summary>What was trained.</summary>
    public string Method => Runs[0].Method;

    /// <summary>Where.</summary>
    public string Body => Runs[0].Body;

    /// <summary>Whether no world was stepped.</summary>
    public bool IsOffline => Runs[0].IsOffline;

    /// <summary>Runs that have not taken all steps.</summary>
    public int Unfinished => Runs.Count(static r => !r.IsFinished);

    /// <summary>Last step that every run was evaluated at.</summary>
    public double CommonSteps => Runs.Min(static r => r.Scores.Steps[^1]);

    /// <summary>Mean over the seeds of <see cref="ImitationRun.Final"/>.</summary>
    public double Final => Estimates.Mean([.. Runs.Select(static r => r.Final)]);

    /// <summary>Median over the seeds of <see cref="ImitationRun.StepsToReach"/>; infinity where half of them or more never got there.</summary>
    public double StepsToReach => Median([.. Runs.Select(static r => r.StepsToReach)]);

    /// <summary>Mean over the seeds of <see cref="ImitationRun.Area"/>.</summary>
    /// <param name="steps">Last step that counts.</param>
    public double Area(double steps) => Estimates.Mean([.. Runs.Select(r => r.Area(steps))]);

    /// <summary>Runs by body and method, in the order in which those first appear; seeds rising.</summary>
    public static IReadOnlyList<ImitationGroup> Of(IEnumerable<ImitationRun> runs) =>
        [.. runs.GroupBy(static r => (r.Body, r.Method)).Select(static g => new ImitationGroup([.. g.OrderBy(static r => r.Seed)]))];

    // With infinite values an interpolated quantile is no number; of two in the middle, an infinite one wins.
    private static double Median(double[] values)
    {
        Array.Sort(values);
        int half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
