using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Imitation;
using RoboIrl.Cli.Terminal;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Commands;

/// <summary><c>bench reset-gap</c>: the tabular problem on which resets to an expert's states matter exponentially.</summary>
internal static class BenchResetGap
{
    private const string Text = """
        Counts the environment steps until an expert is imitated in a binary tree that shows a cost in its leaves alone: moment matching from
        the root (MM), and with resets to the expert's states one policy per level (MMDP) or one stationary policy (NRMM), after Swamy et al. 2023.
        Prints a table and, for each method, an exponential and a power of the horizon fitted to it; writes reset-gap.md, .svg and .png.

        examples:
          ./build.sh bench reset-gap
          ./build.sh bench reset-gap --seeds 100 --out report
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Option<int> seeds = SharedOptions.Positive(new Option<int>("--seeds") { Description = "Trees per horizon", HelpName = "N", DefaultValueFactory = _ => 20 });
        Option<string> outFolder = new("--out") { Description = "Folder of table and figure", HelpName = "DIR", DefaultValueFactory = _ => "report" };
        HelpfulCommand command = new("reset-gap", Text) { seeds, outFolder };
        command.SetAction(parsed =>
        {
            IReadOnlyList<ResetGapMeasurement> methods = ResetGapMeasurement.All(parsed.GetValue(seeds), stop);
            string text = ResetGapMeasurement.ToMarkdown(methods);
            screen.Out.Write(text);
            string name = Path.Combine(Directory.CreateDirectory(parsed.GetRequiredValue(outFolder)).FullName, "reset-gap");
            LearningCurveChart chart = ResetGapMeasurement.ToChart(methods);
            File.WriteAllText(name + ".md", text);
            screen.Out.WriteLine(name + ".md");
            ReportFiles.Write(chart, name, screen);
            return ExitCode.Ok;
        });
        return command;
    }
}
