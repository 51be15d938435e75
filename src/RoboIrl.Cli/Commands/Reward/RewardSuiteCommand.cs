using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward suite</c>: the recorded programs over many environments.</summary>
internal static class RewardSuiteCommand
{
    private const string Section = "rewards";

    private const string Text = """
        Compares recorded programs with the library's reference over many environments: zero-shot, few-shot, after feedback, reference.
        A folder for each environment, which 'reward compare --report' reads as well; seed 1 of everything first. Every program is verified
        before the first training. What is stopped or failed goes on with the same command; what is finished is not repeated.
        The table shows rounds of feedback wherever the folder has some.

        examples:
          ./build.sh reward suite --seeds 1,2 --out results/rewards
          ./build.sh reward suite --envs metaworld/drawer-open metaworld/window-close --seeds 1,2 --out results/rewards --list
          ./build.sh reward suite --envs behaviour/ --rewards zero-shot few-shot feedback --seeds 1,2 --out results/behaviours
          ./build.sh reward suite --report --out results/rewards --into src/RoboIrl.Text2Reward/README.md
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Option<string[]> environments = new("--envs") { Description = "Registered ids, or beginnings of some; metaworld/ and tabletop/ by default", HelpName = "IDS", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["metaworld/", "tabletop/"] };
        Option<string?> into = new("--into") { Description = $"Document whose section <!-- {Section}:begin --> .. <!-- {Section}:end --> gets the table", HelpName = "FILE" };
        Option<string[]> rewards = new("--rewards") { Description = "Which rewards of each environment; feedback is the program of the last round of it, where one is on record", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [ComparedReward.Reference, .. ComparedReward.Recorded] };
        rewards.AcceptOnlyFromAmong([.. RewardSuite.Rewards]);
        HelpfulCommand command = new("suite", Text) { environments, rewards };
        ComparisonOptions options = new(command, "1,2");
        command.Add(into);
        command.SetAction(parsed =>
        {
            string folder = options.FolderOf(parsed);
            string? document = parsed.GetValue(into);
            if (document is not null)
            {
                ReportFiles.Insert(document, Section, ""); // what is wrong with it is told before the work
            }

            return options.Run(
                parsed,
                () => new RewardSuite(
                    new SuiteOrder
                    {
                        Folder = folder,
                        Environments = Named(parsed.GetRequiredValue(environments)),
                        Seeds = options.SeedsOf(parsed),
                        Rewards = parsed.GetRequiredValue(rewards),
                        Steps = options.StepsOf(parsed),
                        Overrides = options.OverridesOf(parsed),
                        Jobs = options.JobsOf(parsed),
                    },
                    screen),
                () => Report(folder, document, screen),
                stop);
        });
        return command;
    }

    private static int Report(string folder, string? document, Screen screen)
    {
        (string text, int code) = RewardSuite.Report(folder);
        screen.Out.Write(text);
        ReportFiles.Write(text, folder, screen);
        if (document is not null)
        {
            ReportFiles.WriteInto(document, Section, text, screen);
        }

        return code;
    }

    private static string[] Named(string[] names)
    {
        if (Array.Find(names, static name => ChosenBy(name).Length == 0) is { } unknown)
        {
            throw new UsageException($"--envs has '{unknown}', with which no environment begins that has both a reference and a recorded program; there are {string.Join(", ", RewardSuite.All)}.");
        }

        return [.. RewardSuite.All.Where(id => names.Any(name => ChosenBy(name).Contains(id)))];

        // handle-press is an environment, and the beginning of another one's id.
        static string[] ChosenBy(string name) => RewardSuite.All.Contains(name) ? [name] : [.. RewardSuite.All.Where(id => id.StartsWith(name, StringComparison.Ordinal))];
    }
}
