using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RoboIrl.Cli.Running.Data;

/// <summary>A process that reads a file and says how far it is.</summary>
internal sealed class ImportProcess : IDisposable
{
    /// <summary>Exit codes from here on are 128 and the number of the signal that ended the process.</summary>
    public const int FirstSignal = 129;

    private const int MostErrors = 10_000; // characters
    private readonly Process _process;
    private readonly string _progressWord;
    private readonly StringBuilder _errors = new();
    private readonly Lock _gate = new();
    private double _progress;
    private long _heard = Stopwatch.GetTimestamp();
    private bool _killed;

    private ImportProcess(ProcessStartInfo start, string progressWord)
    {
        _progressWord = progressWord;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => HearError(line.Data);
    }

    /// <summary>Starts it.</summary>
    /// <param name="start">The command line.</param>
    /// <param name="progressWord">What a line with the part that is done begins with.</param>
    public static ImportProcess Start(ProcessStartInfo start, string progressWord)
    {
        ImportProcess process = new(start, progressWord);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The part that is done, in [0, 1].</summary>
    public double Progress => Volatile.Read(ref _progress);

    /// <summary>Time since it said anything.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Volatile.Read(ref _heard));

    /// <summary>What it printed as errors.</summary>
    public string Errors
    {
        get
        {
            lock (_gate)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Asks it to stop.</summary>
    public void Terminate() => SelfProcess.Terminate(_process);

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        _killed = true;
        _process.Kill();
    }

    /// <summary>Waits for its last lines.</summary>
    /// <returns>Its exit code.</returns>
    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>How it ended by a signal, in words.</summary>
    public string Ending(TimeSpan silence, long memory) => _killed
        ? string.Create(CultureInfo.InvariantCulture, $"hang (no progress for {silence.TotalSeconds:F0} s)")
        : string.Create(CultureInfo.InvariantCulture, $"crash (signal {_process.ExitCode - FirstSignal + 1}) or need more than {memory >> 30} GiB of memory");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        Volatile.Write(ref _heard, Stopwatch.GetTimestamp());
        if (line?.StartsWith(_progressWord, StringComparison.Ordinal) == true && double.TryParse(line.AsSpan(_progressWord.Length), CultureInfo.InvariantCulture, out double part))
        {
            Volatile.Write(ref _progress, Math.Clamp(part, 0, 1));
        }
    }

    private void HearError(string? line)
    {
        lock (_gate)
        {
            _ = line is null || _errors.Length > MostErrors ? _errors : _errors.Append(line).Append('\n');
        }
    }
}
