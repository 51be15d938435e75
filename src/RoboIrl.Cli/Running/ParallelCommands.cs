using System.Diagnostics;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Running;

/// <summary>Runs several command lines at the same time, each in a process of its own: they share nothing, and one that fails harms no other.</summary>
internal static class ParallelCommands
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs all of them in their order, at most <paramref name="jobs"/> at a time.</summary>
    /// <param name="commands">The command lines; their labels differ.</param>
    /// <param name="jobs">Processes at a time.</param>
    /// <param name="screen">Takes the processes' lines, each with its label in front.</param>
    /// <param name="stop">Is passed on: every process checkpoints and ends, and no other begins.</param>
    /// <param name="ended">Hears of each process that ended, and its exit code.</param>
    /// <returns>0 where all were 0, else the first other exit code.</returns>
    public static int Run(IEnumerable<LabelledCommand> commands, int jobs, Screen screen, CancellationToken stop, Action<LabelledCommand, int>? ended = null)
    {
        Queue<LabelledCommand> waiting = new(commands);
        List<(LabelledCommand Command, Process Process)> running = [];
        int result = ExitCode.Ok;
        bool passedOn = false;
        Lock gate = new();
        while (running.Count > 0 || (waiting.Count > 0 && !stop.IsCancellationRequested))
        {
            while (running.Count < jobs && waiting.Count > 0 && !stop.IsCancellationRequested)
            {
                LabelledCommand next = waiting.Dequeue();
                running.Add((next, StartOne(next, screen, gate)));
            }

            if (stop.IsCancellationRequested && !passedOn)
            {
                passedOn = true;
                running.ForEach(r => SelfProcess.Terminate(r.Process));
            }

            Thread.Sleep(Pause);
            foreach ((LabelledCommand command, Process process) in running.Where(r => r.Process.HasExited).ToArray())
            {
                process.WaitForExit(); // its last lines
                result = result == ExitCode.Ok ? process.ExitCode : result;
                running.RemoveAll(r => r.Process == process);
                ended?.Invoke(command, process.ExitCode);
                process.Dispose();
            }
        }

        return result == ExitCode.Ok && waiting.Count > 0 ? ExitCode.Stopped : result;
    }

    private static Process StartOne(LabelledCommand command, Screen screen, Lock gate)
    {
        ProcessStartInfo start = SelfProcess.Describe(command.Arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Print(screen.Out, command.Label, line.Data, gate);
        process.ErrorDataReceived += (_, line) => Print(screen.Error, command.Label, line.Data, gate);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Print(TextWriter to, string label, string? line, Lock gate)
    {
        if (line is not null)
        {
            lock (gate)
            {
                to.WriteLine($"[{label}] {line}");
            }
        }
    }
}
