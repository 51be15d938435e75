using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Imaging;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Commands;

/// <summary><c>report RUNS</c>: a table over seeds and learning curves.</summary>
internal static class ReportCommand
{
    private const string TrainingReturn = "episode/return";
    private const string EvaluationReturn = "evaluation/mean_return";
    private const string Speed = "time/steps_per_second";
    private const double SmoothingPart = 0.05;
    private const double FinalPart = 0.02;

    private const string Text = """
        Compares runs: a table with mean and spread over seeds, and learning curves as SVG and PNG, one chart per environment.
        Runs of the same environment, learner and length are seeds of one experiment.
        The return is the mean over the training episodes of the last 2 % of the steps; 'deterministic' is the last evaluation.

        examples:
          ./build.sh report runs
          ./build.sh report runs/hopper-v5-ppo-s1-1 runs/hopper-v5-ppo-s2-1 --out report
          ./build.sh report runs --metric evaluation/mean_return
          ./build.sh report runs/results --into README.md
        """;

    public static Command Create(Screen screen)
    {
        Argument<string[]> runs = new("RUNS") { Description = "Run folders, or folders that hold runs", Arity = ArgumentArity.OneOrMore };
        Option<string> metric = new("--metric") { Description = "Column of metrics.csv to compare", HelpName = "NAME", DefaultValueFactory = _ => TrainingReturn };
        Option<string> outFolder = new("--out") { Description = "Folder of table and curves", HelpName = "DIR", DefaultValueFactory = _ => "report" };
        Option<string?> into = new("--into") { Description = "Document whose section <!-- results:begin --> .. <!-- results:end --> gets the table", HelpName = "FILE" };
        HelpfulCommand command = new("report", Text) { runs, metric, outFolder, into };
        command.SetAction(parsed =>
        {
            Entry[] entries = [.. parsed.GetRequiredValue(runs).SelectMany(RunLocator.FindAll).Distinct().Select(f => Read(f, parsed.GetRequiredValue(metric)))];
            foreach (Entry empty in entries.Where(e => e.Curve.Count == 0))
            {
                screen.Error.WriteLine($"warning: {empty.Folder} has no value of {parsed.GetRequiredValue(metric)} yet and is left out");
            }

            IGrouping<Experiment, Entry>[] groups = [.. entries.Where(e => e.Curve.Count > 0).GroupBy(e => e.Experiment).OrderBy(g => g.Key.Environment).ThenBy(g => g.Key.Learner)];
            if (groups.Length == 0)
            {
                throw new UsageException($"None of the runs has a value of {parsed.GetRequiredValue(metric)}.");
            }

            string table = Table(groups);
            screen.Out.Write(table);
            Write(groups, table, parsed.GetRequiredValue(metric), parsed.GetRequiredValue(outFolder), screen);
            if (parsed.GetValue(into) is { } document)
            {
                File.WriteAllText(document, MarkedSection.Replace(File.ReadAllText(document), "results", $"{table}\n{Machine()}"));
                screen.Out.WriteLine(document);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Entry Read(string folder, string metric)
    {
        ExperimentConfig config = Suite.Load(RunFolder.ConfigPathOf(folder));
        CsvMetricsFile metrics = CsvMetricsFile.Read(Path.Combine(folder, "metrics.csv"));
        IReadOnlyList<(long Step, double Value)> speed = metrics.Series(Speed);
        IReadOnlyList<(long Step, double Value)> evaluation = metrics.Series(EvaluationReturn);
        return new Entry(
            folder, new Experiment(config.Environment.Name, config.Learner, config.TotalSteps), config.Seed,
            Curve.Of(metrics.Series(metric)), evaluation.Count > 0 ? evaluation[^1].Value : double.NaN, speed.Count > 0 ? speed[^1].Value : 0);
    }

    private static string Table(IEnumerable<IGrouping<Experiment, Entry>> groups) => ResultsTable.ToMarkdown(groups.Select(g => new ResultRow(
        g.Key.Environment, g.Key.Learner, g.Key.Steps,
        [.. g.OrderBy(e => e.Seed).Select(e => e.Curve.Final(g.Key.Steps * FinalPart))],
        [.. g.OrderBy(e => e.Seed).Select(e => e.Evaluation).Where(double.IsFinite)],
        g.Average(e => e.StepsPerSecond))));

    /// <summary>Numbers without a machine say little about speed.</summary>
    private static string Machine()
    {
        string? processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        return $"Measured on {Environment.ProcessorCount} cores of {processor ?? "an unnamed processor"}.";
    }

    private static void Write(IReadOnlyList<IGrouping<Experiment, Entry>> groups, string table, string metric, string folder, Screen screen)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "results.md"), table);
        screen.Out.WriteLine($"{Path.Combine(folder, "results.md")}");

        foreach (IGrouping<string, IGrouping<Experiment, Entry>> environment in groups.GroupBy(g => g.Key.Environment))
        {
            LearningCurveChart chart = new(environment.Key, "environment steps", metric,
                [.. environment.Select(g => CurveBand.Of(g.Key.Learner, [.. g.Select(e => e.Curve.Smooth(g.Key.Steps * SmoothingPart))]))]);
            string name = Path.Combine(folder, environment.Key.Replace('/', '-'));
            File.WriteAllText(name + ".svg", chart.ToSvg());
            PngWriter.Write(name + ".png", chart.ToImage());
            screen.Out.WriteLine($"{name}.svg");
            screen.Out.WriteLine($"{name}.png");
        }
    }

    private sealed record Experiment(string Environment, string Learner, long Steps);

    private sealed record Entry(string Folder, Experiment Experiment, ulong Seed, Curve Curve, double Evaluation, double StepsPerSecond);
}
