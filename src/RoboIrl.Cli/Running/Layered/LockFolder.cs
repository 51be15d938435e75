using System.Globalization;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>The folder of <c>bench musik</c>: a file per run, named by lock, learner and seed, which is there as a whole or not at all.</summary>
/// <param name="Path">Full path.</param>
internal sealed record LockFolder(string Path)
{
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>The result of a run, or null where it was not finished.</summary>
    /// <exception cref="UsageException">The file is damaged.</exception>
    public LockResult? Read(string definition, int horizon, string method, ulong seed) => JsonFile.Read<LockResult>(FileOf(definition, horizon, method, seed), MaxBytes);

    /// <summary>Keeps a result.</summary>
    public void Keep(LockResult result)
    {
        string path = FileOf(result.Definition, result.Horizon, result.Method, result.Seed);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        JsonFile.Write(path, result);
    }

    /// <summary>Path of a run's file.</summary>
    public string FileOf(string definition, int horizon, string method, ulong seed) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{definition}-h{horizon}"), string.Create(CultureInfo.InvariantCulture, $"{method}-s{seed}.json"));
}
