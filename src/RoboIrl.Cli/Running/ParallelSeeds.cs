using System.Diagnostics;
using System.Globalization;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Running;

/// <summary>Trains several seeds at the same time, each in a process of its own: they share nothing, and one that fails harms no other.</summary>
internal static class ParallelSeeds
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs all seeds, at most <paramref name="jobs"/> at a time.</summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="arguments">The command line of a seed.</param>
    /// <param name="jobs">Processes at a time.</param>
    /// <param name="screen">Takes the processes' lines, each with its seed in front.</param>
    /// <param name="stop">Is passed on: every process checkpoints and ends.</param>
    /// <returns>0 where all were 0, else the first other exit code.</returns>
    public static int Run(IReadOnlyList<ulong> seeds, Func<ulong, IReadOnlyList<string>> arguments, int jobs, Screen screen, CancellationToken stop)
    {
        Queue<ulong> waiting = new(seeds);
        List<(ulong Seed, Process Process)> running = [];
        int result = ExitCode.Ok;
        bool passedOn = false;
        Lock gate = new();
        while (running.Count > 0 || (waiting.Count > 0 && !stop.IsCancellationRequested))
        {
            while (running.Count < jobs && waiting.Count > 0 && !stop.IsCancellationRequested)
            {
                ulong seed = waiting.Dequeue();
                running.Add((seed, StartOne(seed, arguments(seed), screen, gate)));
            }

            if (stop.IsCancellationRequested && !passedOn)
            {
                passedOn = true;
                running.ForEach(r => SelfProcess.Terminate(r.Process));
            }

            Thread.Sleep(Pause);
            foreach ((ulong seed, Process process) in running.Where(r => r.Process.HasExited).ToArray())
            {
                process.WaitForExit(); // its last lines
                result = result == ExitCode.Ok ? process.ExitCode : result;
                running.RemoveAll(r => r.Seed == seed);
                process.Dispose();
            }
        }

        return result == ExitCode.Ok && waiting.Count > 0 ? ExitCode.Stopped : result;
    }

    private static Process StartOne(ulong seed, IReadOnlyList<string> arguments, Screen screen, Lock gate)
    {
        ProcessStartInfo start = SelfProcess.Describe(arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Print(screen.Out, seed, line.Data, gate);
        process.ErrorDataReceived += (_, line) => Print(screen.Error, seed, line.Data, gate);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Print(TextWriter to, ulong seed, string? line, Lock gate)
    {
        if (line is not null)
        {
            lock (gate)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[seed {seed}] {line}"));
            }
        }
    }
}
