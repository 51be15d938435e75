using System.Diagnostics;
using System.Globalization;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Running;

/// <summary>Starts this program once more.</summary>
internal static class SelfProcess
{
    /// <summary>How this program is started with other arguments.</summary>
    public static ProcessStartInfo Describe(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(SelfProcess).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Runs it to its end; what it prints goes to the screen.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(ProcessStartInfo start, Screen screen)
    {
        // A terminal is handed on as it is, so that a moving line moves.
        start.RedirectStandardOutput = start.RedirectStandardError = !screen.Interactive;
        using Process process = new() { StartInfo = start };
        Lock gate = new();
        process.OutputDataReceived += (_, line) => Print(screen.Out, line.Data, gate);
        process.ErrorDataReceived += (_, line) => Print(screen.Error, line.Data, gate);
        process.Start();
        if (!screen.Interactive)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>SIGTERM, which .NET itself cannot send.</summary>
    public static void Terminate(Process process)
    {
        if (!process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }
    }

    private static void Print(TextWriter to, string? line, Lock gate)
    {
        if (line is not null)
        {
            lock (gate)
            {
                to.WriteLine(line);
            }
        }
    }
}
