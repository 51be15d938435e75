using System.Diagnostics;
using RoboIrl.Testing;

namespace RoboIrl.Benchmarks.CommandLine;

/// <summary>How long the short commands take as a user types them, <c>build.sh</c> included, when everything is built.</summary>
internal sealed class StartUp : IBenchmark
{
    private static readonly string[][] Commands = [["doctor"], ["config", "check", "configs/quickstart.yaml"]];

    public string Name => "startup";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        foreach (string[] command in Commands)
        {
            Seconds(command); // the first run reads the libraries from disk
            double median = BenchmarkSettings.Median(Enumerable.Range(0, Math.Min(5, settings.Rounds)).Select(_ => Seconds(command)));
            yield return new($"startup/{string.Join(' ', command)}", median, "s", double.NaN, median, 1, false);
        }
    }

    private static double Seconds(string[] command)
    {
        string root = RepositoryRoot.Path;
        long started = Stopwatch.GetTimestamp();
        ChildProcess.Result result = ChildProcess.Run(Path.Combine(root, "build.sh"), command, TimeSpan.FromMinutes(5), root);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return result.ExitCode == 0
            ? seconds
            : throw new InvalidOperationException($"./build.sh {string.Join(' ', command)} ended with {result.ExitCode}:\n{result.Output}{result.Errors}");
    }
}
