using System.Globalization;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>Which run a file of the benchmark holds: its name says so.</summary>
/// <param name="Definition">As <see cref="LockForm.FilesOf"/>.</param>
/// <param name="Horizon">H.</param>
/// <param name="Method">Name of the learner.</param>
/// <param name="Seed">Of the lock and of the run.</param>
/// <param name="Sizes">As <see cref="SizesOf"/>, or empty for those that were chosen for the horizon.</param>
internal sealed record LockRun(string Definition, int Horizon, string Method, ulong Seed, string Sizes)
{
    private const string Ending = ".json";

    /// <summary>Path of its file, from the benchmark's folder.</summary>
    public string File => Path.Combine(
        string.Create(CultureInfo.InvariantCulture, $"{Definition}-h{Horizon}"), string.Create(CultureInfo.InvariantCulture, $"{Method}-s{Seed}{Sizes}{Ending}"));

    /// <summary>How names tell the sizes of a budget, for example <c>-n448-224</c>, or <c>-n256-1024-m16384</c> where they may double.</summary>
    public static string SizesOf(LayeredBudget budget) =>
        string.Create(CultureInfo.InvariantCulture, $"-n{budget.CoverSamples}-{budget.RewardSamples}{(budget.MostSamples > 0 ? $"-m{budget.MostSamples}" : "")}");

    /// <summary>The run of a file, or null where the name is none of a run.</summary>
    /// <param name="definition">The only one that is looked for.</param>
    /// <param name="path">Path of the file, from the benchmark's folder.</param>
    public static LockRun? Parse(string definition, string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "", name = Path.GetFileNameWithoutExtension(path), start = definition + "-h";
        int seedAt = name.LastIndexOf("-s", StringComparison.Ordinal);
        if (seedAt < 0 || !folder.StartsWith(start, StringComparison.Ordinal) || !int.TryParse(folder.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int horizon))
        {
            return null;
        }

        string rest = name[(seedAt + 2)..];
        int sizesAt = rest.IndexOf("-n", StringComparison.Ordinal);
        (string digits, string sizes) = sizesAt < 0 ? (rest, "") : (rest[..sizesAt], rest[sizesAt..]);
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) && new LockRun(definition, horizon, name[..seedAt], seed, sizes) is var run && run.File == path
            ? run
            : null;
    }
}
