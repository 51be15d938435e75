using System.Globalization;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running;

/// <summary>What reported runs were made with: numbers without it cannot be traced, and steps/s say little without the machine.</summary>
internal static class ReportOrigin
{
    /// <summary>One sentence: commits, libraries and cores of the runs, and the machine that reports them.</summary>
    public static string Of(IReadOnlyCollection<ReportedRun> runs)
    {
        int narrow = runs.Count(static r => r.Settings.ContainsKey(RunSettings.Precision));
        string precision = narrow == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {narrow} of {runs.Count} runs took the products between hidden layers in bfloat16.");
        RunVersions[] versions = [.. runs.Select(static r => r.Status?.Versions).OfType<RunVersions>()];
        string Each(string what, Func<RunVersions, string> value)
        {
            string[] values = [.. versions.Select(value).Where(v => v.Length > 0).Distinct().Order(StringComparer.Ordinal)];
            return values.Length == 0 ? "" : $" {what} {string.Join(", ", values)};";
        }

        string native = string.Concat(versions.SelectMany(v => v.Native.Keys).Distinct().Order(StringComparer.Ordinal).Select(n => Each(n, v => v.Native.GetValueOrDefault(n, ""))));
        string made = Each("commit", v => v.Commit.Length > 8 ? v.Commit[..8] : v.Commit) + native + Each("cores", v => v.Processors.ToString(CultureInfo.InvariantCulture));
        return $"{(made.Length > 0 ? $"Trained with{made} " : "")}{(made.Length > 0 ? "reported" : "Reported")} on {Processor()}.{precision}";
    }

    /// <summary>This machine, for example <c>2 cores of AMD EPYC 9534</c>.</summary>
    public static string Processor()
    {
        string? name = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores of {name ?? "an unnamed processor"}");
    }
}
