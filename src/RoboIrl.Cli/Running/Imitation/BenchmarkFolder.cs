using System.Globalization;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>The folder of a benchmark: <c>benchmark.json</c>, <c>references.json</c>, <c>data/</c>, <c>runs/</c>, and the report.</summary>
/// <param name="Path">Full path.</param>
internal sealed record BenchmarkFolder(string Path)
{
    private const long MaxBytes = 1024 * 1024;
    private readonly ClaimedFolder<BenchmarkTerms> _claimed = new(Path, "benchmark.json", "benchmark", static (a, b) => a.IsSame(b));

    /// <summary>Folder of the trainings.</summary>
    public string Runs => System.IO.Path.Combine(Path, "runs");

    private string ReferencesPath => System.IO.Path.Combine(Path, "references.json");

    /// <summary>Folder of a body's demonstrations.</summary>
    public string DataOf(string body) => System.IO.Path.Combine(Path, "data", body + "-expert");

    /// <summary>Name of a training.</summary>
    public static string RunNameOf(ImitationMethod method, string body, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"{method.Name}-{body}-s{seed}");

    /// <summary>The terms that the folder was begun with; null where there is nothing yet.</summary>
    /// <exception cref="UsageException">It holds something else, or the terms are damaged.</exception>
    public BenchmarkTerms? Terms() => _claimed.Terms();

    /// <summary>Begins the folder, or goes on with it.</summary>
    /// <exception cref="UsageException">It holds something else, or was begun with other terms.</exception>
    public void Claim(BenchmarkTerms terms) => _claimed.Claim(terms);

    /// <summary>Checks that nothing speaks against these terms; writes nothing.</summary>
    /// <exception cref="UsageException">It holds something else, or was begun with other terms.</exception>
    public void RequireSame(BenchmarkTerms terms) => _claimed.RequireSame(terms);

    /// <summary>The references that were measured so far.</summary>
    /// <exception cref="UsageException">The file is damaged.</exception>
    public IReadOnlyList<BenchmarkReference> References() => [.. (JsonFile.Read<BenchmarkReference?[]>(ReferencesPath, MaxBytes) ?? []).OfType<BenchmarkReference>()];

    /// <summary>Keeps a reference in place of the one for its body.</summary>
    public void Keep(BenchmarkReference reference) => JsonFile.Write(
        ReferencesPath, References().Where(r => r.Body != reference.Body).Append(reference).OrderBy(static r => r.Body, StringComparer.Ordinal));
}
