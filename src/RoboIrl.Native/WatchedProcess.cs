using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RoboIrl.Native;

/// <summary>A process that does what this one should not risk: it may crash or hang, its errors are kept up to a bound.</summary>
/// <remarks>Disposing ends it. Members may be used by several threads.</remarks>
public sealed class WatchedProcess : IDisposable
{
    /// <summary>Exit codes from here on are 128 and the number of the signal that ended the process.</summary>
    public const int FirstSignal = 129;

    private const int MostErrors = 10_000; // characters
    private const int LongestLine = 4_096; // characters; what is longer is cut
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly Lock _gate = new();
    private readonly List<Task> _readers = [];
    private volatile bool _killed;

    private WatchedProcess(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="start">The command line; its streams are redirected here.</param>
    /// <param name="heard">Takes each line that it prints, on another thread; null where the caller reads <see cref="Output"/> and writes <see cref="Input"/>.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static WatchedProcess Start(ProcessStartInfo start, Action<string>? heard = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.RedirectStandardInput = heard is null;
        WatchedProcess watched = new(new Process { StartInfo = start });
        watched._process.Start();
        watched.Read(watched._process.StandardError, watched.HearError);
        if (heard is not null)
        {
            watched.Read(watched._process.StandardOutput, heard);
        }

        return watched;
    }

    /// <summary>Id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it writes, where nobody listens to lines.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it reads, where nobody listens to lines.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What it printed as errors so far, the first 10,000 characters.</summary>
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

    /// <summary>Asks it to stop: SIGTERM, which .NET itself cannot send.</summary>
    public void Terminate()
    {
        if (!_process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }
    }

    /// <summary>Ends it and what it started.</summary>
    public void Kill()
    {
        _killed = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Waits for its end and its last lines.</summary>
    /// <returns>Its exit code.</returns>
    public int WaitForExit()
    {
        _process.WaitForExit();
        Task.WaitAll([.. _readers], LastLines); // not for ever: something that it started may still hold the pipe
        return _process.ExitCode;
    }

    /// <summary>How an ended process ended where it did not end by itself, in words that follow "made it".</summary>
    /// <param name="killed">What to say where <see cref="Kill"/> ended it, such as <c>hang (no progress for 120 s)</c>.</param>
    /// <param name="memory">Bytes that it was allowed.</param>
    public string Ending(string killed, long memory) => _killed
        ? killed
        : string.Create(CultureInfo.InvariantCulture, $"crash (signal {_process.ExitCode - FirstSignal + 1}) or need more than {memory >> 30} GiB of memory");

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Read(StreamReader from, Action<string> heard) =>
        _readers.Add(Task.Factory.StartNew(() => ReadLines(from, heard), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <summary>Reads to the end with bounded memory, whatever is sent.</summary>
    private static void ReadLines(StreamReader from, Action<string> heard)
    {
        char[] block = new char[LongestLine];
        StringBuilder line = new();
        while (from.Read(block, 0, block.Length) is > 0 and int length)
        {
            foreach (char c in block.AsSpan(0, length))
            {
                if (c == '\n')
                {
                    heard(line.ToString().TrimEnd('\r'));
                    line.Clear();
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(c);
                }
            }
        }

        if (line.Length > 0)
        {
            heard(line.ToString());
        }
    }

    private void HearError(string line)
    {
        lock (_gate)
        {
            _ = _errors.Length + line.Length >= MostErrors ? _errors : _errors.Append(line).Append('\n');
        }
    }
}
