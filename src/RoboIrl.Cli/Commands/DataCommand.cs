using System.CommandLine;
using RoboIrl.Cli.Commands.Data;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands;

/// <summary><c>data collect|info|check|combine|convert|recipe</c>.</summary>
internal static class DataCommand
{
    private const string Text = """
        Records, shows, checks, combines and converts datasets of episodes.
        A dataset is a folder of raw columns (docs/datasets.md); nothing is ever overwritten.

        examples:
          ./build.sh data collect locomotion/hopper-v5 --agent random -n 100 --out data/hopper-random
          ./build.sh data collect metaworld/drawer-open -n 50 --out data/drawer
          ./build.sh data collect runs/hopper-v5-sac-s1-1 --checkpoint 500000 --stochastic --transitions 1000000 --out data/hopper-medium
          ./build.sh data info data/hopper-medium
          ./build.sh data check data/hopper-medium --replay 10
          ./build.sh data combine data/hopper-medium data/hopper-expert --out data/hopper-medium-expert
          ./build.sh data convert data/hopper-medium --out hopper_medium.hdf5
          ./build.sh data recipe medium-replay hopper --out data/hopper-medium-replay
        """;

    public static Command Create(Screen screen, CancellationToken stop) => new HelpfulCommand("data", Text)
    {
        DataCollect.Create(screen, stop),
        DataInfo.Create(screen),
        DataCheck.Create(screen, stop),
        DataCombine.Create(screen, stop),
        DataConvert.Create(screen, stop),
        DataRecipe.Create(screen, stop),
    };

    /// <summary>The argument that several of its commands have.</summary>
    public static Argument<string> Folder() => new("DIR") { Description = "Folder of a dataset" };

    /// <summary>Where a command writes.</summary>
    public static Option<string> Out() => new("--out") { Description = "Folder of the dataset; must not exist yet", HelpName = "DIR", Required = true };
}
