using RoboIrl.Core.Statistics;

namespace RoboIrl.Reporting.Data;

/// <summary>Several seeds of one experiment on a common grid of steps.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Seeds">n, number of curves; 0 for a line that is something else than a mean over seeds.</param>
/// <param name="Steps">Grid.</param>
/// <param name="Mean">Mean over the seeds at each grid point.</param>
/// <param name="Low">Mean minus one sample standard deviation; the mean itself for one seed.</param>
/// <param name="High">Mean plus one sample standard deviation.</param>
public sealed record CurveBand(
    string Name, int Seeds, IReadOnlyList<double> Steps, IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>Points of their own beside the line, each a dot; they need no order.</summary>
    public IReadOnlyList<(double Step, double Value)> Dots { get; init; } = [];

    /// <summary>Points of their own, each a cross: for what is no value but a bound that was not reached, for example.</summary>
    public IReadOnlyList<(double Step, double Value)> Crosses { get; init; } = [];

    /// <summary>Dots and crosses with a line through the dots.</summary>
    /// <param name="name">For the legend.</param>
    /// <param name="dots">Steps rising; may be empty.</param>
    /// <param name="crosses">May be empty where there are dots.</param>
    public static CurveBand OfPoints(string name, IReadOnlyList<(double Step, double Value)> dots, IReadOnlyList<(double Step, double Value)> crosses)
    {
        double[] values = [.. dots.Select(static p => p.Value)];
        return new CurveBand(name, 0, [.. dots.Select(static p => p.Step)], values, values, values) { Dots = dots, Crosses = crosses };
    }

    /// <summary>Puts curves on a grid that spans the steps that all of them have.</summary>
    /// <param name="name">For the legend.</param>
    /// <param name="curves">One per seed, at least one, each with at least one point.</param>
    /// <param name="points">Grid points, at least 2.</param>
    public static CurveBand Of(string name, IReadOnlyList<Curve> curves, int points = 200)
    {
        if (curves.Count == 0 || curves.Any(c => c.Count == 0))
        {
            throw new ArgumentException($"'{name}' has a run without a single value; a curve needs at least one finished episode in each run.", nameof(curves));
        }

        double start = curves.Max(c => c.Steps[0]);
        double end = Math.Max(start, curves.Min(c => c.Steps[^1]));
        double[] steps = [.. Enumerable.Range(0, points).Select(i => start + ((end - start) * i / (points - 1)))];
        (double Mean, double Deviation)[] at = new (double, double)[points];
        double[] values = new double[curves.Count];
        for (int i = 0; i < points; i++)
        {
            for (int c = 0; c < values.Length; c++)
            {
                values[c] = curves[c].At(steps[i]);
            }

            at[i] = (Estimates.Mean(values), Estimates.StandardDeviation(values));
        }

        return new CurveBand(
            name, curves.Count, steps,
            [.. at.Select(v => v.Mean)], [.. at.Select(v => v.Mean - v.Deviation)], [.. at.Select(v => v.Mean + v.Deviation)]);
    }
}
