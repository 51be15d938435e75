using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting;

namespace RoboIrl.Cli.Commands;

/// <summary><c>success RUNS</c>: success rates on manipulation tasks by the benchmark's protocol.</summary>
internal static class SuccessCommand
{
    private const string Section = "success";

    private const string Text = """
        Judges runs on manipulation tasks by the benchmark's protocol: deterministic actions, each of the fixed placements once,
        500 steps, success at any of them. Prints a table per task, learners over all tasks with an interquartile mean and its
        95 % interval, and what was measured. Learners are not ranked on fewer than three seeds of a task.

        examples:
          ./build.sh success runs
          ./build.sh success runs/sac-reach-s1 runs/sac-reach-s2 --into docs/manipulation.md
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string[]> runs = new("RUNS") { Description = "Run folders, or folders that hold runs", Arity = ArgumentArity.OneOrMore };
        Option<string?> into = new("--into") { Description = $"Document whose section <!-- {Section}:begin --> .. <!-- {Section}:end --> gets the tables", HelpName = "FILE" };
        HelpfulCommand command = new("success", Text) { runs, into };
        command.SetAction(parsed =>
        {
            string? document = parsed.GetValue(into);
            if (document is not null)
            {
                MarkedSection.Replace(File.ReadAllText(document), Section, ""); // what is wrong with it is told before the work
            }

            List<SuccessRow> rows = [];
            List<(string Folder, ManipulationConfig Rules, string Commit)> judged = [];
            foreach (string folder in parsed.GetRequiredValue(runs).SelectMany(RunLocator.FindAll).Distinct())
            {
                using RunPolicy run = RunPolicy.Load(folder, null, screen.Error);
                judged.Add((folder, run.Config.Environment.Manipulation ?? new ManipulationConfig(), RunFolder.ReadStatus(folder).Versions?.Commit ?? ""));
                RequireSameProtocol(judged);
                rows.AddRange(ProtocolTrial.Judge(run, stop));
            }

            string text = SuccessTable.ToMarkdown(rows, Caption(rows, judged));
            screen.Out.Write(text);
            if (document is not null)
            {
                File.WriteAllText(document, MarkedSection.Replace(File.ReadAllText(document), Section, text));
                screen.Out.WriteLine(document);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void RequireSameProtocol(List<(string Folder, ManipulationConfig Rules, string Commit)> judged)
    {
        if (judged[0].Rules != judged[^1].Rules)
        {
            throw new UsageException($"{judged[0].Folder} and {judged[^1].Folder} differ in environment.manipulation ({judged[0].Rules} and {judged[^1].Rules}); their success rates do not compare. Judge them apart.");
        }
    }

    private static string Caption(List<SuccessRow> rows, List<(string Folder, ManipulationConfig Rules, string Commit)> judged)
    {
        ManipulationConfig rules = judged[0].Rules;
        string seeds = string.Join(" ", rows.Select(r => r.Seed).Distinct().Order());
        string commits = string.Join(" ", judged.Select(j => j.Commit.Length > 7 ? j.Commit[..7] : "unknown").Distinct().Order(StringComparer.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Success at any of 500 steps, deterministic actions, each of {rules.Variations} placements (benchmark seed {rules.VariationSeed}) once; {rules.Rules} rules, v2 rewards{(rules.HideGoal ? ", goal hidden" : "")}; training seeds {seeds}; commit {commits}.");
    }
}
