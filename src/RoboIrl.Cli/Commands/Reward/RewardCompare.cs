using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward compare</c>: rewards of one environment beside each other.</summary>
internal static class RewardCompare
{
    private const string Text = """
        Compares rewards of one environment: the same learner, seeds and budget, judged by the environment's own success.
        Programs from files or on record, the library's reference, success itself (sparse) and the environment's own reward; a process per training, seed 1 of
        everything first. Every program is verified before the first training. Everything lies in one folder: programs, runs, table, figure.
        What is stopped or failed goes on with the same command; what is finished is not repeated; more rewards and seeds can be added.

        examples:
          ./build.sh reward compare --env metaworld/drawer-open --programs drawer.cs --recorded --reference --sparse --out results/drawer-open
          ./build.sh reward compare --env metaworld/drawer-open --reference --builtin --seeds 1..2 --jobs 2 --out results/drawer-open --list
          ./build.sh reward compare --env tabletop/stack-cube --recorded --reference --out results/stack-cube
          ./build.sh reward compare --report --out results/drawer-open
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Option<string?> environment = new("--env") { Description = "Registered id, or a YAML file that describes an environment; that of --config by default", HelpName = "ID" };
        Option<string[]> programs = new("--programs") { Description = "Files with programs, or with replies; their names are those of the runs, or that of its folder for a program.cs", HelpName = "FILES", AllowMultipleArgumentsPerToken = true };
        Option<bool> recorded = new("--recorded") { Description = "Also every accepted program on record for the environment, rounds of feedback included" };
        Option<bool> reference = new("--reference") { Description = "Also the library's reference program for the environment" };
        Option<bool> sparse = new("--sparse") { Description = "Also 1 in each step in which the task is done, else 0" };
        Option<bool> builtIn = new("--builtin") { Description = "Also the environment's own reward" };
        Option<string?> config = new("--config") { Description = "Experiment file; configs/text2reward has those that are taken by default", HelpName = "FILE" };
        HelpfulCommand command = new("compare", Text) { environment, programs, recorded, reference, sparse, builtIn, config };
        ComparisonOptions options = new(command, "1..3");
        command.SetAction(parsed =>
        {
            ComparisonFolder folder = new(options.FolderOf(parsed));
            return options.Run(
                parsed,
                () =>
                {
                    RewardExperiment experiment = RewardExperiment.Of(parsed.GetValue(environment), parsed.GetValue(config), options.StepsOf(parsed));
                    experiment = experiment with { Overrides = [.. experiment.Overrides, .. options.OverridesOf(parsed)] };
                    return new RewardComparison(
                        new ComparisonOrder
                        {
                            Folder = folder.FullPath,
                            Experiment = experiment,
                            Rewards = RewardsOf(experiment, parsed.GetValue(programs) ?? [], parsed.GetValue(recorded), parsed.GetValue(reference), parsed.GetValue(sparse), parsed.GetValue(builtIn)),
                            Seeds = options.SeedsOf(parsed),
                            Jobs = options.JobsOf(parsed),
                        },
                        screen);
                },
                () => Report(folder, screen),
                stop);
        });
        return command;
    }

    private static int Report(ComparisonFolder folder, Screen screen)
    {
        ComparisonReport report = ComparisonReport.Read(folder);
        string text = report.ToMarkdown();
        screen.Out.Write(text);
        ReportFiles.Write(text, folder.FullPath, screen);
        ReportFiles.Write(report.ToChart(), Path.Combine(folder.FullPath, "success"), screen);
        return report.Code;
    }

    private static ComparedReward[] RewardsOf(RewardExperiment experiment, string[] programs, bool recorded, bool reference, bool sparse, bool builtIn)
    {
        EnvironmentConfig environment = Suite.Load(experiment.File, experiment.Overrides).Environment;
        IReadOnlyList<ComparedReward> onRecord = recorded ? ComparedReward.AllOfTranscripts(TranscriptLibrary.Shared, environment.Name) : [];
        if (recorded && onRecord.Count == 0)
        {
            throw new UsageException($"No accepted program is on record for '{environment.Name}': leave --recorded out. './build.sh reward transcript list' shows what there is.");
        }

        ComparedReward[] rewards =
        [
            .. programs.Select(path => ComparedReward.OfFile(path, environment)),
            .. onRecord,
            .. reference ? [ComparedReward.OfLibrary(environment.Name, KeptReward.Today)] : (ComparedReward[])[],
            .. sparse ? [ComparedReward.OfSuccess] : (ComparedReward[])[],
            .. builtIn ? [ComparedReward.OfEnvironment] : (ComparedReward[])[],
        ];
        string[] twice = [.. rewards.GroupBy(static r => r.Name).Where(static g => g.Skip(1).Any()).Select(static g => g.Key)];
        return (rewards.Length, twice.Length) switch
        {
            (0, _) => throw new UsageException("There is nothing to compare: give --programs, --recorded, --reference, --sparse or --builtin."),
            (_, > 0) => throw new UsageException($"Several programs are called {string.Join(", ", twice)}; rename those of --programs, their names are those of the runs."),
            _ => rewards,
        };
    }
}
