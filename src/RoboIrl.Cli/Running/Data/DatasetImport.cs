using System.Diagnostics;
using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Conversion;
using RoboIrl.Core.Datasets;
using RoboIrl.Envs;
using RoboIrl.Native;

namespace RoboIrl.Cli.Running.Data;

/// <summary>Makes a dataset of a file of another format, in a process of its own: the HDF5 library crashes on some damaged files.</summary>
internal static class DatasetImport
{
    private const long MostMemory = 4L << 30; // of the reading process
    private const string ProgressWord = "progress ";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Time without any progress after which the reading process is ended: damaged files can send the library in circles.</summary>
    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(120);

    /// <summary>Starts the process that reads, and waits for it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="DatasetException">The process ended by a signal or hung; nothing stays.</exception>
    public static int Run(ImportOrder order, Screen screen, CancellationToken stop)
    {
        WholeOutput.RefuseExisting(Path.GetFullPath(order.To));
        if (!Path.Exists(order.From))
        {
            throw new UsageException($"There is no '{order.From}'.");
        }

        if (order.Environment is not null)
        {
            _ = Suite.Find(order.Environment); // its error names the nearest id
        }

        WorkProgressBar bar = new(screen, "reading");
        using ImportProcess child = ImportProcess.Start(SelfProcess.Describe(order.ToArguments()), ProgressWord);
        bool passedOn = false;
        while (!child.HasExited)
        {
            bar.Show(child.Progress);
            if (stop.IsCancellationRequested && !passedOn)
            {
                passedOn = true;
                child.Terminate();
            }

            if (child.Silence > MostSilence)
            {
                child.Kill();
            }

            Thread.Sleep(Pause);
        }

        bar.Clear();
        int code = child.WaitForExit();
        if (code != ExitCode.Ok)
        {
            WholeOutput.Remove(WholeOutput.UnfinishedOf(order.To, child.Id)); // a crash removes nothing
            stop.ThrowIfCancellationRequested();
            return code < ImportProcess.FirstSignal
                ? Passed(code, child, screen)
                : throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{order.From}' made the process that read it {child.Ending(MostSilence, MostMemory)}: the file is damaged, or was made to do so. Nothing was written; get it anew."));
        }

        using Dataset dataset = Dataset.Open(order.To, verify: false);
        DatasetView.Print(dataset, screen);
        return ExitCode.Ok;
    }

    /// <summary>Reads, in the process that <see cref="Run"/> started.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Read(ImportOrder order, Screen screen, CancellationToken stop)
    {
        ProcessLimits.Memory(MostMemory);
        long said = Stopwatch.GetTimestamp();
        ImportOptions options = new()
        {
            Infos = order.Infos,
            Stop = stop,
            Progress = part =>
            {
                if (Stopwatch.GetElapsedTime(said) >= SayEvery)
                {
                    said = Stopwatch.GetTimestamp();
                    screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ProgressWord}{part:F4}"));
                }
            },
        };
        if (order.Environment is not null)
        {
            using MuJoCoVectorEnvironment worlds = Suite.Find(order.Environment).CreateVector(1);
            options = options with { Environment = worlds.Spec, StateSize = worlds.StateSize };
        }

        DatasetConverter.Import(order.From, order.To, options);
        return ExitCode.Ok;
    }

    private static int Passed(int code, ImportProcess child, Screen screen)
    {
        screen.Error.Write(child.Errors);
        return code;
    }
}
