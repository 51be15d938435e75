using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Reporting;

namespace RoboIrl.Cli.Commands;

/// <summary><c>success RUNS</c>: success rates on manipulation tasks by the benchmark's protocol.</summary>
internal static class SuccessCommand
{
    private const string Section = "success";

    private const string Text = """
        Judges runs on manipulation tasks by the benchmark's protocol.
        That is: deterministic actions, each of the fixed placements once, 500 steps, success at any of them. Prints a table per task, learners over all tasks with an interquartile mean and its
        95 % interval, and what was measured. Learners are not ranked on fewer than three seeds of a task.
        --on judges them on other tasks than they were trained on, for example the test tasks of a benchmark for meta-learning.

        examples:
          ./build.sh success runs
          ./build.sh success runs/sac-reach-s1 runs/sac-reach-s2 --into docs/manipulation.md
          ./build.sh success runs/sac-ml10-train-s1 --on metaworld/ml10-test
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string[]> runs = new("RUNS") { Description = "Run folders, or folders that hold runs", Arity = ArgumentArity.OneOrMore };
        Option<string?> into = new("--into") { Description = $"Document whose section <!-- {Section}:begin --> .. <!-- {Section}:end --> gets the tables", HelpName = "FILE" };
        Option<string?> on = new("--on") { Description = "Task or benchmark to judge on instead of the one trained on, under the run's rules and placements", HelpName = "ID" };
        HelpfulCommand command = new("success", Text) { runs, on, into };
        command.SetAction(parsed =>
        {
            string? document = parsed.GetValue(into);
            if (document is not null)
            {
                MarkedSection.Replace(File.ReadAllText(document), Section, ""); // what is wrong with it is told before the work
            }

            string? elsewhere = parsed.GetValue(on);
            if (elsewhere is not null)
            {
                Suite.Environments.Find(elsewhere); // a mistyped id is told before the work
            }

            JudgedRuns judged = new(elsewhere);
            foreach (string folder in parsed.GetRequiredValue(runs).SelectMany(RunLocator.FindAll).Distinct())
            {
                judged.Add(folder, screen, stop);
            }

            if (judged.Rows.Count == 0)
            {
                return judged.Code;
            }

            string text = SuccessTable.ToMarkdown(judged.Rows, judged.Caption());
            screen.Out.Write(text);
            if (document is not null)
            {
                ReportFiles.WriteInto(document, Section, text, screen);
            }

            return judged.Code;
        });
        return command;
    }
}
