using System.Reflection;
using RoboIrl.Testing;

namespace RoboIrl.Core.Tests;

/// <summary>Starts <see cref="Program"/> in a process of its own.</summary>
internal static class TestProgram
{
    public static ChildProcess Start(params string[] arguments) =>
        ChildProcess.Start("dotnet", ["exec", Assembly.GetExecutingAssembly().Location, .. arguments]);

    /// <summary>Waits until the process has printed so many lines.</summary>
    public static void WaitForLines(ChildProcess child, int lines)
    {
        SpinWait wait = default;
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        while (child.Output.Count(static c => c == '\n') < lines)
        {
            if (child.HasExited || clock.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException($"The process printed too little. Output:\n{child.Output}\nErrors:\n{child.Errors}");
            }

            wait.SpinOnce();
        }
    }
}
