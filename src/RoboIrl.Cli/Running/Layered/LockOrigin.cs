using System.Globalization;
using System.Text.Json.Serialization;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What a run was made with and where.</summary>
/// <param name="Versions">Of the suite and its libraries.</param>
/// <param name="Threads">That played and learned.</param>
/// <param name="Machine">Cores and processor.</param>
internal sealed record LockOrigin(RunVersions Versions, int Threads, string Machine)
{
    /// <summary>The beginning of the commit that the suite was built from; <c>unknown</c> outside a checkout.</summary>
    [JsonIgnore]
    public string Commit => Versions.Commit is { Length: > 0 } commit ? commit[..Math.Min(8, commit.Length)] : "unknown";

    /// <summary>A sentence for a caption.</summary>
    /// <param name="runs">Those that the caption is about, null for each that does not say.</param>
    public static string Of(IReadOnlyCollection<LockOrigin?> runs)
    {
        LockOrigin[] known = [.. runs.OfType<LockOrigin>()];
        string made = known.Length == 0 ? "" : $"Made at commit {Each(static o => o.Commit)}, threads {Each(static o => o.Threads.ToString(CultureInfo.InvariantCulture))}, on {Each(static o => o.Machine)}.";
        string silent = known.Length == runs.Count ? "" : string.Create(CultureInfo.InvariantCulture, $"{runs.Count - known.Length} of {runs.Count} runs do not say what they were made with.");
        return string.Join(' ', new[] { made, silent }.Where(static part => part.Length > 0));

        string Each(Func<LockOrigin, string> of) => string.Join(" and ", known.Select(of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
