using System.Diagnostics;
using System.Text;

namespace RoboIrl.Testing;

/// <summary>Runs other programs in tests: bounded in time, killed with their children, output kept.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ChildProcess(Process process) => _process = process;

    /// <summary>What a finished program left.</summary>
    public sealed record Result(int ExitCode, string Output, string Errors);

    /// <summary>Runs a program to its end; past the limit it is killed and the test fails.</summary>
    public static Result Run(string file, IEnumerable<string> arguments, TimeSpan limit, string? workingFolder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using ChildProcess child = Start(file, arguments, workingFolder, environment);
        return child.WaitForExit(limit);
    }

    /// <summary>Starts a program; disposing kills it.</summary>
    public static ChildProcess Start(string file, IEnumerable<string> arguments, string? workingFolder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo info = new(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingFolder ?? "",
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        ChildProcess child = new(new Process { StartInfo = info });
        child._process.OutputDataReceived += (_, line) => Append(child._output, line.Data);
        child._process.ErrorDataReceived += (_, line) => Append(child._errors, line.Data);
        child._process.Start();
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Id of the process.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What was printed so far.</summary>
    public string Output => Text(_output);

    /// <summary>What was printed to the error stream so far.</summary>
    public string Errors => Text(_errors);

    /// <summary>Waits; past the limit the program is killed and the test fails with its output.</summary>
    public Result WaitForExit(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
        {
            Kill();
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end within {limit}. Output:\n{Output}\nErrors:\n{Errors}");
        }

        // The other overload also waits for the output to arrive.
        _process.WaitForExit();
        return new Result(_process.ExitCode, Output, Errors);
    }

    /// <summary>SIGKILL to the program and its children.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            _ = line is null ? text : text.Append(line).Append('\n');
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
