using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using RoboIrl.Cli.Commands;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using RoboIrl.Core.Text;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;
using RoboIrl.Native;
using RoboIrl.Rendering.Gl;
using RoboIrl.Rendering.Video;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Programs;

namespace RoboIrl.Cli;

/// <summary>Parses a command line, runs its command and turns every error into a message and an exit code.</summary>
internal static class Application
{
    /// <summary>Set to see the stack of an error.</summary>
    public const string TraceVariable = "ROBOIRL_TRACE";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Without the program's name.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Asks for a clean stop.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Screen screen, CancellationToken stop)
    {
        ParseResult parsed = Parse(args.Count == 0 ? ["--help"] : args, screen, stop);
        InvocationConfiguration how = new()
        {
            Output = screen.Out,
            Error = screen.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // GracefulStop has the signals
        };
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed, screen);
        }

        try
        {
            return parsed.Invoke(how);
        }
#pragma warning disable CA1031 // The one place that catches everything.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Report(e, screen);
        }
    }

    /// <summary>Parses a command line without running it.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args, Screen? screen = null, CancellationToken stop = default) =>
        Root(screen ?? new Screen(TextWriter.Null, TextWriter.Null, Interactive: false), stop).Parse(args);

    private static RootCommand Root(Screen screen, CancellationToken stop)
    {
        RootCommand root = new("RoboIrl: robot learning over MuJoCo and libtorch.")
        {
            TrainCommand.Create(screen, stop),
            ResumeCommand.Create(screen, stop),
            EvalCommand.Create(screen, stop),
            RecordCommand.Create(screen, stop),
            RenderCommand.Create(screen, stop),
            PlayCommand.Create(screen, stop),
            ReportCommand.Create(screen),
            SuccessCommand.Create(screen, stop),
            DataCommand.Create(screen, stop),
            EnvCommand.Create(screen),
            ExpertsCommand.Create(screen, stop),
            RewardCommand.Create(screen, stop),
            ConfigCommand.Create(screen),
            BenchCommand.Create(screen, stop),
            DoctorCommand.Create(screen),
        };
        root.HelpName = "roboirl";
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new DetailedHelp((HelpAction)help.Action!);
        return root;
    }

    private static int Refuse(ParseResult parsed, Screen screen)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var unknown, ..])
        {
            screen.Error.WriteLine($"error: there is no command '{unknown}'{NearMiss.Hint(unknown, command.Subcommands.Select(c => c.Name))}");
        }
        else
        {
            foreach (ParseError error in parsed.Errors)
            {
                screen.Error.WriteLine($"error: {error.Message}");
            }
        }

        screen.Error.WriteLine($"'{string.Join(' ', ["roboirl", .. CommandPath(parsed), "--help"])}' shows what is expected.");
        return ExitCode.Usage;
    }

    private static int Report(Exception error, Screen screen)
    {
        Exception cause = error is AggregateException or TypeInitializationException && error.InnerException is not null ? error.InnerException : error;
        int code = cause switch
        {
            ConfigException or UsageException or UnknownEnvironmentException or UnsuitableEnvironmentException or RunFolderException => ExitCode.Usage,
            MuJoCoException => ExitCode.Failure, // a model or its physics; the library itself is there
            NativeException or DllNotFoundException or GlException or VideoException => ExitCode.Machine,
            OperationCanceledException => ExitCode.Stopped,
            _ => ExitCode.Failure,
        };
        bool expected = code != ExitCode.Failure || cause is CheckpointException or DatasetException or MuJoCoException or TrainingFaultException or NonFiniteMetricException or AuthorException or SlowProgramException or IOException or InvalidDataException;
        screen.Error.WriteLine(expected ? $"error: {cause.Message}" : $"error: {cause.GetType().Name}: {cause.Message}");
        if (Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 })
        {
            screen.Error.WriteLine(error);
        }
        else if (!expected)
        {
            screen.Error.WriteLine($"This was not expected; {TraceVariable}=1 shows where it happened.");
        }

        return code;
    }

    private static Stack<string> CommandPath(ParseResult parsed)
    {
        Stack<string> names = new();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent)
        {
            names.Push(command.Command.Name);
        }

        return names;
    }
}
