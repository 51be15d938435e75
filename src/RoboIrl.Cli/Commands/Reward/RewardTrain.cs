using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward train PROGRAM</c>: a run per seed in which a program pays.</summary>
internal static class RewardTrain
{
    private const string Text = """
        Trains with a reward program: SAC for metaworld/ and tabletop/, else PPO (configs/text2reward).
        The program is verified and tried in a process of its own first, whoever wrote it; the run folder keeps it. Success is always the
        environment's own, and ends a run early once three evaluations in a row reach 95 %. All else is as with 'train'.

        examples:
          ./build.sh reward train drawer.cs --env metaworld/drawer-open
          ./build.sh reward train drawer.cs --env metaworld/drawer-open --seed 1..5 --jobs 2 --stop-at 1 --stop-after 2
          ./build.sh reward train hop.cs --config configs/sac/hopper.yaml --name hop
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> program = new("PROGRAM") { Description = "The program, or a reply with one in a block ```csharp" };
        Option<string?> environment = new("--env") { Description = "Registered id, or a YAML file that describes an environment; that of --config by default", HelpName = "ID" };
        Option<string?> config = new("--config") { Description = "Experiment file; configs/text2reward has those that are taken by default", HelpName = "FILE" };
        Option<long?> steps = new("--steps") { Description = "Environment steps (total_steps)", HelpName = "N" };
        Option<double?> stopAt = new("--stop-at") { Description = "Success rate that ends a run early (evaluation.stop_at_success); 0 for never", HelpName = "P" };
        Option<int?> stopAfter = new("--stop-after") { Description = "Evaluations in a row that must reach it (evaluation.stop_after)", HelpName = "K" };
        Option<bool> box = RewardOptions.RequireBox();
        HelpfulCommand command = new("train", Text) { program, environment, config, steps, stopAt, stopAfter, box };
        TrainingOptions options = new(command);
        command.SetAction(parsed =>
        {
            Box.Require(parsed.GetValue(box));
            RewardExperiment experiment = RewardExperiment.Of(parsed.GetValue(environment), parsed.GetValue(config), parsed.GetValue(steps));
            List<string> overrides = [.. experiment.Overrides, RewardExperiment.Paying(parsed.GetRequiredValue(program))];
            if (parsed.GetValue(stopAt) is { } rate)
            {
                overrides.Add(string.Create(CultureInfo.InvariantCulture, $"evaluation.stop_at_success={rate}"));
            }

            if (parsed.GetValue(stopAfter) is { } count)
            {
                overrides.Add(string.Create(CultureInfo.InvariantCulture, $"evaluation.stop_after={count}"));
            }

            return options.PlanOf(parsed, experiment.File, overrides).Run(options.JobsOf(parsed), screen, stop);
        });
        return command;
    }
}
