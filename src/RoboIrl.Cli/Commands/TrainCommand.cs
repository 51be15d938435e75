using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands;

/// <summary><c>train CONFIG</c>: a new run per seed.</summary>
internal static class TrainCommand
{
    private const string Text = """
        Trains an experiment; a run folder per seed.

        examples:
          ./build.sh train configs/quickstart.yaml
          ./build.sh train configs/ppo/hopper.yaml --seed 1..5 --jobs 2
          ./build.sh train configs/sac/half-cheetah.yaml --set total_steps=50000 --set sac.batch_size=128
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> config = SharedOptions.Config();
        HelpfulCommand command = new("train", Text) { config };
        TrainingOptions options = new(command);
        command.SetAction(parsed => options.PlanOf(parsed, parsed.GetRequiredValue(config), []).Run(options.JobsOf(parsed), screen, stop));
        return command;
    }
}
