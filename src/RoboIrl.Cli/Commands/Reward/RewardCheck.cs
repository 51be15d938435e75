using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward check FILE --env ID</c>, and the hidden command that is its other process.</summary>
internal static class RewardCheck
{
    private const string Text = """
        Verifies a reward program and tries it on recorded states, whoever wrote it.
        The program is compiled and run in a process of its own, with bounded memory and time and, where bubblewrap is installed,
        without network and files. It is refused for anything but arithmetic on the listing of 'reward prompt', for exceptions, for
        rewards that are not finite or beyond 1e4, and for more than 50 us per evaluation: exit code 1, and each reason with its line.

        examples:
          ./build.sh reward check drawer.cs --env metaworld/drawer-open
          ./build.sh reward check reply.md --env locomotion/hopper-v5
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> file = new("FILE") { Description = "The program, or a reply with one in a block ```csharp" };
        Option<string> environment = RewardOptions.Environment();
        Option<ulong> seed = new("--seed") { Description = "Of the recorded states; 0 by default", HelpName = "N" };
        Option<bool> box = RewardOptions.RequireBox();
        HelpfulCommand command = new("check", Text) { file, environment, seed, box };
        command.SetAction(parsed =>
        {
            Box.Require(parsed.GetValue(box));
            return Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(environment), parsed.GetValue(seed), screen, stop);
        });
        return command;
    }

    /// <summary>The process that tries a program.</summary>
    public static Command CreateWorker()
    {
        Command command = new(RewardWorker.Name, "Tries the program that comes on the standard input") { Hidden = true };
        command.SetAction(static _ => RewardWorker.Serve());
        return command;
    }

    private static int Run(string file, string environment, ulong seed, Screen screen, CancellationToken stop)
    {
        _ = Suite.Find(environment); // its error names the nearest id
        (string? program, ProgramProblem? problem) = ProgramFile.Read(file);
        SmokeReport report = program is null ? SmokeReport.Refused(problem!) : RewardWorker.Try(program, environment, seed, stop);
        if (report.Problems.Count > 0)
        {
            foreach (ProgramProblem one in report.Problems)
            {
                screen.Error.WriteLine($"{file}: {one}");
            }

            screen.Error.WriteLine($"error: the program in '{file}' is refused.");
            return ExitCode.Failure;
        }

        ReportTable.Write(report, screen);
        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"'{file}' passes on {report.States} recorded states of {environment}: {report.Microseconds:F2} us per evaluation at most, nothing allocated."));
        screen.Out.WriteLine($"It was tried in a process of its own{Box.Clause}. SHA-256 {ProgramCompiler.HashOf(program!)}");
        return ExitCode.Ok;
    }
}
