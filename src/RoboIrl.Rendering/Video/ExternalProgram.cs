using System.ComponentModel;
using System.Diagnostics;

namespace RoboIrl.Rendering.Video;

/// <summary>Runs ffmpeg and ffprobe and keeps what they say on their error stream.</summary>
internal static class ExternalProgram
{
    /// <summary>Starts a program with redirected streams; its error text is collected from the start so that it never blocks.</summary>
    /// <exception cref="VideoException">The program is not installed.</exception>
    public static (Process Process, Task<string> Errors) Start(string program, IEnumerable<string> arguments, bool writesToIt)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = writesToIt,
            UseShellExecute = false,
        };
        try
        {
            Process process = Process.Start(start)!;
            return (process, process.StandardError.ReadToEndAsync());
        }
        catch (Win32Exception e)
        {
            throw new VideoException($"The program {program} could not be started ({e.Message}). Videos need ffmpeg: install the package ffmpeg (./build.sh setup does).", e);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="VideoException">It is not installed or failed; the message carries its error text.</exception>
    public static string Run(string program, params string[] arguments)
    {
        (Process process, Task<string> errors) = Start(program, arguments, writesToIt: false);
        using (process)
        {
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            ThrowIfFailed(program, process.ExitCode, errors.Result);
            return output;
        }
    }

    /// <summary>Turns an exit status into an exception with the last lines of the program's error text.</summary>
    public static void ThrowIfFailed(string program, int exitCode, string errors)
    {
        if (exitCode != 0)
        {
            string[] lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            throw new VideoException($"{program} failed with status {exitCode}:\n{string.Join('\n', lines.TakeLast(12))}");
        }
    }
}
