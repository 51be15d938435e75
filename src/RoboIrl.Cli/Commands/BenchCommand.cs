using System.CommandLine;
using System.Diagnostics;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands;

/// <summary><c>bench</c>: hands over to tests/RoboIrl.Benchmarks, but for comparisons of learners.</summary>
internal static class BenchCommand
{
    private const string Text = """
        Measures against the C and C++ programs in native/, as ratios within one run. All arguments but the commands go to tests/RoboIrl.Benchmarks.
        The commands compare learners; each has options of its own (bench filter --help).

        examples:
          ./build.sh bench
          ./build.sh bench filter --list
          ./build.sh bench --help
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string[]> rest = new("ARGS") { Description = "Passed on; none runs everything", Arity = ArgumentArity.ZeroOrMore, CaptureRemainingTokens = true };
        HelpfulCommand command = new("bench", Text) { rest, BenchFilter.Create(screen, stop), BenchResetGap.Create(screen, stop), BenchMusik.Create(screen, stop) };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed =>
        {
            string root = Checkout.Root ?? throw new UsageException("bench needs the source checkout; this program runs outside of it.");
            string program = Path.Combine(root, "tests/RoboIrl.Benchmarks/bin/Release/net10.0/RoboIrl.Benchmarks.dll");
            if (!File.Exists(program))
            {
                throw new UsageException("The benchmarks are not built; run ./build.sh bench, which builds them.");
            }

            using Process process = Process.Start("dotnet", [program, .. parsed.GetValue(rest) ?? [], .. parsed.UnmatchedTokens]);
            process.WaitForExitAsync(CancellationToken.None).Wait(CancellationToken.None); // a signal reaches the whole process group
            return stop.IsCancellationRequested ? ExitCode.Stopped : process.ExitCode == 0 ? ExitCode.Ok : ExitCode.Failure;
        });
        return command;
    }
}
