using System.Diagnostics;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>Runs command lines in processes of their own.</summary>
internal static class Processes
{
    /// <summary>What a process left behind.</summary>
    internal sealed record Finished(int Code, string Out, string Error);

    /// <summary>Ends a process with the test, so that one that did not obey runs no further.</summary>
    internal sealed class EndOf(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Runs a command line to its end.</summary>
    public static Finished Run(Dictionary<string, string> variables, params string[] args)
    {
        using Process process = Start(variables, args);
        return Finish(process);
    }

    /// <summary>Runs any program to its end.</summary>
    public static Finished Finish(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        return Finish(process);
    }

    /// <summary>Waits for the end of a process from <see cref="Start"/>.</summary>
    public static Finished Finish(Process process)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Finished(process.ExitCode, output, errors.Result);
    }

    /// <summary>Starts a command line; both its streams must be read.</summary>
    public static Process Start(Dictionary<string, string> variables, params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Application).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits until the training has written a row of metrics.</summary>
    public static void WaitForFile(string path, Process process)
    {
        for (int i = 0; i < 600 && !process.HasExited; i++)
        {
            if (File.Exists(path) && new FileInfo(path).Length > 200)
            {
                return;
            }

            Thread.Sleep(100);
        }

        Assert.Fail($"no row of metrics appeared in {path}");
    }
}
