namespace RoboIrl.Architecture.Tests;

/// <summary>The checkout that the tests run in, read as files.</summary>
internal static class Repository
{
    private static readonly string[] Ignored = ["bin", "obj", "artifacts", "runs", ".git", ".vs", ".idea", "TestResults"];
    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".sln", ".md", ".yaml", ".xml", ".sh", ".c", ".h", ".cpp", ".hpp", ".txt", ".rsp", ".json", ".editorconfig", ".py"];

    /// <summary>Absolute path of the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All source files, as paths relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(p => Path.GetRelativePath(Root, p)).Order(StringComparer.Ordinal)];

    /// <summary>Files that hold text written by people: sources, projects, documents, scripts.</summary>
    public static IEnumerable<string> TextFiles => Files.Where(f =>
        TextEndings.Contains(Path.GetExtension(f)) || f is "build.sh" or ".ci/run");

    /// <summary>C# and native sources that are not generated.</summary>
    public static IEnumerable<string> Sources => Files.Where(f =>
        Path.GetExtension(f) is ".cs" or ".c" or ".cpp" or ".h" && !f.Contains("/Generated/", StringComparison.Ordinal) && !IsGenerated(f));

    /// <summary>The text of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The folders directly below a folder, names only; empty where the folder is absent.</summary>
    public static IEnumerable<string> FoldersIn(string folder)
    {
        string path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateDirectories(path).Select(p => Path.GetFileName(p)!).Where(n => !Ignored.Contains(n)).Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsGenerated(string file) =>
        File.ReadLines(Path.Combine(Root, file)).Take(2).Any(line => line.Contains("auto-generated", StringComparison.OrdinalIgnoreCase) || line.StartsWith("// Generated", StringComparison.Ordinal));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RoboIrl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No RoboIrl.sln above {AppContext.BaseDirectory}.");
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            if (Ignored.Contains(Path.GetFileName(child)) || File.GetAttributes(child).HasFlag(FileAttributes.ReparsePoint))
            {
                continue;
            }

            foreach (string file in Walk(child))
            {
                yield return file;
            }
        }
    }
}
