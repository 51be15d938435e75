using System.Globalization;
using System.Text.Json;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>The folder of a benchmark: <c>benchmark.json</c>, <c>references.json</c>, <c>data/</c>, <c>runs/</c>, and the report.</summary>
/// <param name="Path">Full path.</param>
internal sealed record BenchmarkFolder(string Path)
{
    private const long MaxBytes = 1024 * 1024;

    /// <summary>How its JSON files are written.</summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Folder of the trainings.</summary>
    public string Runs => System.IO.Path.Combine(Path, "runs");

    private string TermsPath => System.IO.Path.Combine(Path, "benchmark.json");

    private string ReferencesPath => System.IO.Path.Combine(Path, "references.json");

    /// <summary>Folder of a body's demonstrations.</summary>
    public string DataOf(string body) => System.IO.Path.Combine(Path, "data", body + "-expert");

    /// <summary>Name of a training.</summary>
    public static string RunNameOf(ImitationMethod method, string body, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"{method.Name}-{body}-s{seed}");

    /// <summary>The terms that the folder was begun with; null where there is nothing yet.</summary>
    /// <exception cref="UsageException">It holds something else, or the terms are damaged.</exception>
    public BenchmarkTerms? Terms()
    {
        if (File.Exists(TermsPath))
        {
            return Read<BenchmarkTerms>(TermsPath);
        }

        if (File.Exists(Path) || (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any()))
        {
            throw new UsageException($"'{Path}' holds something that is no benchmark (there is no benchmark.json), and nothing is ever overwritten. Choose another --out.");
        }

        return null;
    }

    /// <summary>Begins the folder, or goes on with it.</summary>
    /// <exception cref="UsageException">It holds something else, or was begun with other terms.</exception>
    public void Claim(BenchmarkTerms terms)
    {
        RequireSame(terms);
        Directory.CreateDirectory(Path);
        AtomicFile.Write(TermsPath, JsonSerializer.SerializeToUtf8Bytes(terms, Json));
    }

    /// <summary>Checks that nothing speaks against these terms; writes nothing.</summary>
    /// <exception cref="UsageException">It holds something else, or was begun with other terms.</exception>
    public void RequireSame(BenchmarkTerms terms)
    {
        if (Terms() is { } begun && !begun.IsSame(terms))
        {
            throw new UsageException($"'{Path}' was begun with {begun}; this asks for {terms}. Their numbers do not compare: repeat the first, or choose another --out.");
        }
    }

    /// <summary>The references that were measured so far.</summary>
    /// <exception cref="UsageException">The file is damaged.</exception>
    public IReadOnlyList<BenchmarkReference> References() => File.Exists(ReferencesPath) ? [.. Read<BenchmarkReference?[]>(ReferencesPath).OfType<BenchmarkReference>()] : [];

    /// <summary>Keeps a reference in place of the one for its body.</summary>
    public void Keep(BenchmarkReference reference) => AtomicFile.Write(ReferencesPath, JsonSerializer.SerializeToUtf8Bytes(
        References().Where(r => r.Body != reference.Body).Append(reference).OrderBy(static r => r.Body, StringComparer.Ordinal), Json));

    private static T Read<T>(string path)
        where T : class
    {
        try
        {
            return new FileInfo(path).Length <= MaxBytes && JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json) is { } value
                ? value
                : throw new UsageException($"'{path}' is damaged: it is empty or too large. Move it away, and what it held is made anew.");
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{path}' is damaged: {e.Message} Move it away, and what it held is made anew.");
        }
    }
}
