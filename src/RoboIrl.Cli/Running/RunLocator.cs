using RoboIrl.Core.Runs;
using RoboIrl.Core.Text;

namespace RoboIrl.Cli.Running;

/// <summary>Finds run folders from what people type.</summary>
internal static class RunLocator
{
    /// <summary>One run: its folder, or a folder that holds just one.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static string Find(string path)
    {
        IReadOnlyList<string> found = FindAll(path);
        return found.Count == 1
            ? found[0]
            : throw new UsageException($"'{path}' holds {found.Count} runs; name one of them: {string.Join(", ", found.Take(8).Select(f => Path.GetRelativePath(path, f)))}.");
    }

    /// <summary>A run folder itself, or all runs below a folder.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static IReadOnlyList<string> FindAll(string path)
    {
        if (!Directory.Exists(path))
        {
            string parent = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
            string[] names = Directory.Exists(parent) ? [.. Directory.EnumerateDirectories(parent).Select(p => Path.GetFileName(p)!)] : [];
            throw new UsageException($"There is no run folder '{path}'{NearMiss.Hint(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), names)}");
        }

        if (File.Exists(RunFolder.ConfigPathOf(path)))
        {
            return [Path.GetFullPath(path)];
        }

        string[] runs = [.. Directory.EnumerateFiles(path, "config.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })
            .Select(f => Path.GetFullPath(Path.GetDirectoryName(f)!))
            .Order(StringComparer.Ordinal)];
        return runs.Length > 0 ? runs : throw new UsageException($"'{path}' is no run folder and holds none: there is no config.yaml. Give the folder that 'roboirl train' named.");
    }
}
