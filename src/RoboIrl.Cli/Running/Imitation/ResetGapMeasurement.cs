using System.Globalization;
using System.Text;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.Statistics;
using RoboIrl.Learners.Filter.Tabular;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>Steps to imitate the expert of a tree over the horizon, with resets to its states and without: the tabular gap of Swamy et al. 2023.</summary>
/// <param name="Name">Of the method.</param>
/// <param name="Horizons">Levels of the trees.</param>
/// <param name="Steps">[horizon][seed] environment steps.</param>
internal sealed record ResetGapMeasurement(string Name, IReadOnlyList<int> Horizons, IReadOnlyList<double[]> Steps)
{
    private delegate long Method(Tree tree, ref Rng rng);

    /// <summary>Measures the three methods.</summary>
    /// <param name="seeds">Trees per horizon.</param>
    /// <param name="stop">Breaks off between two trees.</param>
    public static IReadOnlyList<ResetGapMeasurement> All(int seeds, CancellationToken stop)
    {
        int[] shallow = [2, 4, 6, 8, 10, 12, 14, 16], deep = [.. shallow, 24, 32, 48];
        return
        [
            Measure("MM, no resets", shallow, ResetGap.MomentMatching),
            Measure("NRMM", deep, ResetGap.NoRegret),
            Measure("MMDP", deep, static (Tree tree, ref Rng _) => ResetGap.DynamicProgramming(tree)),
        ];

        ResetGapMeasurement Measure(string name, int[] horizons, Method method) => new(name, horizons, [.. horizons.Select(horizon =>
        {
            var steps = new double[seeds];
            for (int seed = 0; seed < seeds; seed++)
            {
                stop.ThrowIfCancellationRequested();
                Rng rng = new((ulong)seed, (ulong)horizon);
                steps[seed] = method(new Tree(horizon, ref rng), ref rng);
            }

            return steps;
        })]);
    }

    /// <summary>Table and fitted curves.</summary>
    public static string ToMarkdown(IReadOnlyList<ResetGapMeasurement> methods)
    {
        StringBuilder text = new();
        int[] horizons = [.. methods.SelectMany(m => m.Horizons).Distinct().Order()];
        text.Append(CultureInfo.InvariantCulture, $"| horizon | {string.Join(" | ", methods.Select(m => m.Name))} |\n|---|{string.Concat(methods.Select(_ => "---|"))}\n");
        foreach (int horizon in horizons)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {horizon} | {string.Join(" | ", methods.Select(m => m.MeanAt(horizon) is { } mean ? Formats.Count((long)Math.Round(mean)) : "-"))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nMean environment steps over {methods[0].Steps[0].Length} trees until the gap of imitation is at most {ResetGap.WantedGap}.\n\n");
        foreach (ResetGapMeasurement method in methods)
        {
            text.Append(method.Fits()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Steps over the horizon, on a logarithmic axis.</summary>
    public static LearningCurveChart ToChart(IReadOnlyList<ResetGapMeasurement> methods) => new(
        "Imitation in a tree", "horizon", "log10 of environment steps",
        [.. methods.Select(m => CurveBand.Of(m.Name, [.. Enumerable.Range(0, m.Steps[0].Length).Select(seed =>
            new Curve([.. m.Horizons.Select(h => (double)h)], [.. m.Steps.Select(s => Math.Log10(s[seed]))]))]))]);

    private double? MeanAt(int horizon)
    {
        int index = Horizons.ToList().IndexOf(horizon);
        return index < 0 ? null : Estimates.Mean(Steps[index]);
    }

    // Either law is a line: in the horizon, or in its logarithm. The one that explains more is the better description.
    private string Fits()
    {
        double[] logSteps = [.. Steps.Select(s => Math.Log2(Estimates.Mean(s)))];
        LineFit exponential = LineFit.Of([.. Horizons.Select(h => (double)h)], logSteps);
        LineFit power = LineFit.Of([.. Horizons.Select(h => Math.Log2(h))], logSteps);
        string better = exponential.Explained > power.Explained ? "exponential" : "polynomial";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: {better}. {Math.Pow(2, exponential.Intercept):G3} x {Math.Pow(2, exponential.Slope):F2}^H explains {100 * exponential.Explained:F1} % of the variance, {Math.Pow(2, power.Intercept):G3} x H^{power.Slope:F2} explains {100 * power.Explained:F1} %.");
    }
}
