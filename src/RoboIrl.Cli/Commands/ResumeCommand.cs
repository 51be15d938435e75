using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Commands;

/// <summary><c>resume RUN</c>: goes on where a run was stopped or killed.</summary>
internal static class ResumeCommand
{
    private const string Text = """
        Goes on with a run that was stopped or killed, from its newest valid checkpoint.
        The resumed run ends with the same bytes as one that was never stopped.

        example:
          ./build.sh resume runs/hopper-v5-ppo-s1-1
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> run = SharedOptions.Run();
        HelpfulCommand command = new("resume", Text) { run };
        command.SetAction(parsed =>
        {
            string folder = RunLocator.Find(parsed.GetRequiredValue(run));
            if (File.Exists(RunFolder.StatusPathOf(folder)) && RunFolder.ReadStatus(folder).State == RunState.Finished)
            {
                screen.Out.WriteLine($"{folder} is finished: there is nothing left to train. Raise total_steps in a new run to train longer.");
                return ExitCode.Ok;
            }

            return TrainingSession.Resume(folder, screen, stop);
        });
        return command;
    }
}
