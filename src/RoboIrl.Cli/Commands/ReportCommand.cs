using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Reporting;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;
using RoboIrl.Reporting.Published;

namespace RoboIrl.Cli.Commands;

/// <summary><c>report RUNS</c>: tables over seeds, beside what others have published, and learning curves.</summary>
internal static class ReportCommand
{
    private const string TrainingReturn = "episode/return";
    private const string Section = "results";
    private const double SmoothingPart = 0.05;
    private const double FinalPart = 0.02;

    private const string Text = """
        Compares runs: a table with mean and spread over seeds, and learning curves as SVG and PNG, one chart per environment.
        Runs of the same environment, learner and length are seeds of one experiment.
        The return is the mean over the training episodes of the last 2 % of the steps; 'deterministic' is the last evaluation.
        Below the table: one score for the control tasks together, and what others have published.
        Runs that are not finished are named and left out; with --partial they take part as far as they are.

        examples:
          ./build.sh report runs
          ./build.sh report runs/hopper-v5-ppo-s1-1 runs/hopper-v5-ppo-s2-1 --out report
          ./build.sh report runs --metric evaluation/mean_return
          ./build.sh report runs/results runs/more --into README.md
        """;

    public static Command Create(Screen screen)
    {
        Argument<string[]> runs = new("RUNS") { Description = "Run folders, or folders that hold runs", Arity = ArgumentArity.OneOrMore };
        Option<string> metric = new("--metric") { Description = "Column of metrics.csv to compare", HelpName = "NAME", DefaultValueFactory = _ => TrainingReturn };
        Option<bool> partial = new("--partial") { Description = "Take in runs that are not finished" };
        Option<string> outFolder = new("--out") { Description = "Folder of table and curves", HelpName = "DIR", DefaultValueFactory = _ => "report" };
        Option<string?> into = new("--into") { Description = "Document whose section <!-- results:begin --> .. <!-- results:end --> gets the table", HelpName = "FILE" };
        HelpfulCommand command = new("report", Text) { runs, metric, partial, outFolder, into };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(metric);
            string? document = parsed.GetValue(into);
            if (document is not null)
            {
                ReportFiles.Insert(document, Section, ""); // what is wrong with the document is told before anything is written
            }

            ReportedRuns read = ReportedRuns.Read(parsed.GetRequiredValue(runs).SelectMany(RunLocator.FindAll).Distinct(), name, parsed.GetValue(partial), screen);
            if (read.Experiments.Count == 0)
            {
                return read.Code != ExitCode.Ok ? read.Code : throw new UsageException(read.Unfinished.Any(r => r.Curve.Count > 0)
                    ? "None of the runs is finished; --partial reports them as far as they are."
                    : $"None of the runs has a value of {name}.");
            }

            string text = Document(read, name);
            screen.Out.Write(text);
            Write(read.Experiments, text, name, parsed.GetRequiredValue(outFolder), screen);
            if (document is not null)
            {
                ReportFiles.WriteInto(document, Section, text, screen);
            }

            return read.Code;
        });
        return command;
    }

    private static string Document(ReportedRuns read, string metric)
    {
        ResultRow[] rows = [.. read.Experiments.Select(g => new ResultRow(
            g.Key.Environment, g.Key.Learner, g.Key.Steps,
            [.. g.Select(e => e.Curve.Final(g.Key.Steps * FinalPart))],
            [.. g.Select(e => e.Evaluation).Where(double.IsFinite)],
            g.Average(e => e.StepsPerSecond),
            g.Count(e => !e.IsFinished)))];
        string[] notes = [.. new[] { read.UnfinishedNote(), read.EndedEarlyNote(), ReportOrigin.Of([.. read.Experiments.SelectMany(g => g)]) }.OfType<string>()];
        return metric == TrainingReturn
            ? ResultsDocument.ToMarkdown(rows, PublishedReturns.All, notes)
            : $"{ResultsTable.ToMarkdown(rows, metric)}{string.Concat(notes.Select(n => n + "\n"))}";
    }

    private static void Write(IReadOnlyList<IGrouping<ReportedRun.Group, ReportedRun>> groups, string text, string metric, string folder, Screen screen)
    {
        ReportFiles.Write(text, folder, screen);
        foreach (IGrouping<string, IGrouping<ReportedRun.Group, ReportedRun>> environment in groups.GroupBy(g => g.Key.Environment))
        {
            LearningCurveChart chart = new(environment.Key, "environment steps", metric,
                [.. environment.Select(g => CurveBand.Of(g.Key.Learner, [.. g.Select(e => e.Curve.Smooth(g.Key.Steps * SmoothingPart))]))]);
            ReportFiles.Write(chart, Path.Combine(folder, environment.Key.Replace('/', '-')), screen);
        }
    }
}
