using System.Diagnostics;
using System.Globalization;
using RoboIrl.Native;

namespace RoboIrl.Cli.Running.Data;

/// <summary>A process that reads a file and says how far it is.</summary>
internal sealed class ImportProcess : IDisposable
{
    /// <summary>Exit codes from here on are 128 and the number of the signal that ended the process.</summary>
    public const int FirstSignal = WatchedProcess.FirstSignal;

    private readonly WatchedProcess _process;
    private readonly string _progressWord;
    private double _progress;
    private long _heard = Stopwatch.GetTimestamp();

    private ImportProcess(ProcessStartInfo start, string progressWord)
    {
        _progressWord = progressWord;
        _process = WatchedProcess.Start(start, Hear);
    }

    /// <summary>Starts it.</summary>
    /// <param name="start">The command line.</param>
    /// <param name="progressWord">What a line with the part that is done begins with.</param>
    public static ImportProcess Start(ProcessStartInfo start, string progressWord) => new(start, progressWord);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The part that is done, in [0, 1].</summary>
    public double Progress => Volatile.Read(ref _progress);

    /// <summary>Time since it said anything.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Volatile.Read(ref _heard));

    /// <summary>What it printed as errors.</summary>
    public string Errors => _process.Errors;

    /// <summary>Asks it to stop.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>Ends it.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its last lines.</summary>
    /// <returns>Its exit code.</returns>
    public int WaitForExit() => _process.WaitForExit();

    /// <summary>How it ended by a signal, in words.</summary>
    public string Ending(TimeSpan silence, long memory) =>
        _process.Ending(string.Create(CultureInfo.InvariantCulture, $"hang (no progress for {silence.TotalSeconds:F0} s)"), memory);

    public void Dispose() => _process.Dispose();

    private void Hear(string line)
    {
        Volatile.Write(ref _heard, Stopwatch.GetTimestamp());
        if (line.StartsWith(_progressWord, StringComparison.Ordinal) && double.TryParse(line.AsSpan(_progressWord.Length), CultureInfo.InvariantCulture, out double part))
        {
            Volatile.Write(ref _progress, Math.Clamp(part, 0, 1));
        }
    }
}
