namespace RoboIrl.Cli.Running.Layered;

/// <summary>The folder of <c>bench musik</c>: a file per run, named by lock, learner, seed and sizes, which is there as a whole or not at all.</summary>
/// <param name="Path">Full path.</param>
internal sealed record LockFolder(string Path)
{
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>The runs that are there.</summary>
    /// <param name="definition">As <see cref="LockForm.FilesOf"/>.</param>
    /// <returns>In no order. Files that are named otherwise are none.</returns>
    public IReadOnlyList<LockRun> Runs(string definition) => !Directory.Exists(Path)
        ? []
        : [.. Directory.EnumerateDirectories(Path, definition + "-h*")
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.json"))
            .Select(file => LockRun.Parse(definition, System.IO.Path.GetRelativePath(Path, file)))
            .OfType<LockRun>()];

    /// <summary>The result of a run, or null where it was not finished.</summary>
    /// <exception cref="UsageException">The file is damaged, or holds another run than its name says.</exception>
    public LockResult? Read(LockRun run)
    {
        LockResult? result = JsonFile.Read<LockResult>(FileOf(run), MaxBytes);
        return result?.FlawAs(run) is { } flaw
            ? throw new UsageException($"'{FileOf(run)}' is damaged: {flaw}. Move it away, and what it held is made anew.")
            : result;
    }

    /// <summary>Keeps a result.</summary>
    public void Keep(LockRun run, LockResult result)
    {
        string path = FileOf(run);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        JsonFile.Write(path, result);
    }

    /// <summary>Path of a run's file.</summary>
    public string FileOf(LockRun run) => System.IO.Path.Combine(Path, run.File);
}
