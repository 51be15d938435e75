using System.Globalization;
using System.Text;
using RoboIrl.Learners;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using RoboIrl.Torch.Fused;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>Several steps of inverse kinematics against one, on the smallest problem that tells them apart.</summary>
internal static class DetourComparison
{
    /// <summary>The section of documents that gets its table.</summary>
    public const string Section = "musik-detour";

    private const int Samples = 8_192;
    private const int Episodes = 2_000;

    /// <summary>Learns all on every seed and shows how often the best member of the cover visits the goal.</summary>
    /// <param name="seeds">Of the learners.</param>
    /// <param name="threads">That play and learn.</param>
    /// <param name="stop">Breaks off by an exception.</param>
    public static string ToMarkdown(IReadOnlyList<ulong> seeds, int threads, CancellationToken stop)
    {
        FusedOptions.Threads = threads;
        TabularProblem problem = Detour.Create();
        MusikConfig config = new() { Samples = Samples, BatchSize = Samples, Updates = 200, LearningRate = 5e-3, WantedGain = 0, Workers = threads }; // two observation elements: weights have far to go
        StringBuilder text = new("| seed | one step, composed form | one step, networks of the general form | several steps, general form | exact optimum |\n|---:|---:|---:|---:|---:|\n");
        foreach (ulong seed in seeds)
        {
            double composed = Visits(new MusikLearner(config), seed), one = Visits(new GeneralMusikLearner(config, oneStep: true), seed), several = Visits(new GeneralMusikLearner(config), seed);
            text.Append(CultureInfo.InvariantCulture, $"| {seed} | {composed:F3} | {one:F3} | {several:F3} | {problem.Latents.MaximalVisitation(Detour.Goal.Layer, Detour.Goal.State):F3} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nVisits of the goal by the best member of the cover, {Episodes} episodes each; {Samples} episodes per problem of estimation. The networks of the general form learn the same way in both columns, with one step from neighbouring layers alone. Below a quarter of the optimum a state is not covered.\n").ToString();

        double Visits(ILayeredLearner learner, ulong seed)
        {
            using LayeredResult result = learner.Learn(problem, seed, static _ => { }, stop);
            return new LayeredJudge(problem, threads, ~seed).Judge(result.Cover!, null, Episodes).Ratios[Detour.Goal.Layer][Detour.Goal.State];
        }
    }
}
