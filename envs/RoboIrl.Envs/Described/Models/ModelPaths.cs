using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Models;

/// <summary>Which paths a described environment may name. Nothing here opens a file: a pipe would wait for ever.</summary>
internal static class ModelPaths
{
    private const long MaxBytes = 64L * 1024 * 1024;
    private const int MaxShown = 1_000;

    /// <summary>Why a text is no relative path that stays below its folder; null where it is one.</summary>
    public static string? Problem(string path)
    {
        // The engine takes what begins with a letter and ':' for an absolute path.
        if (path.Length is 0 or > 500 || path.AsSpan().ContainsAny('\0', '\\', ':'))
        {
            return $"'{KeyNames.Show(path)}' is no path; folders are separated by /, and a name has no ':'";
        }

        if (Path.IsPathRooted(path))
        {
            return $"the path '{KeyNames.Show(path)}' is absolute, expected one relative to the folder of this file";
        }

        return Leaves(path) ? $"the path '{KeyNames.Show(path)}' leaves the folder of this file; put the model there or below" : null;
    }

    /// <summary>Whether a path names something that is not in its folder or below.</summary>
    public static bool Leaves(string path)
    {
        int depth = 0;
        foreach (string part in path.Split('/'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
            {
                return true;
            }
        }

        return Path.IsPathRooted(path);
    }

    /// <summary>A path that does not leave its folder, without <c>.</c> and <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The folders that a path goes through, those that it leaves again by <c>..</c> included.</summary>
    public static IEnumerable<string> Folders(string path)
    {
        string[] parts = path.Split('/');
        return Enumerable.Range(1, parts.Length - 1).Select(i => Normalize(string.Join('/', parts[..i])));
    }

    /// <summary>Why a file cannot be read as a plain file; null where it can. It is not opened.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">What messages call it; where that is a relative path, none of its parts may be a link.</param>
    /// <param name="folder">What a relative path is relative to.</param>
    public static string? FileProblem(string path, string shown, string folder)
    {
        FileInfo file = new(path);
        string name = KeyNames.Show(shown);
        if (Directory.Exists(path))
        {
            return $"'{name}' is a folder, expected a file";
        }

        if (!file.Exists)
        {
            string[] near = Directory.Exists(Path.GetDirectoryName(path)) ? [.. Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Take(MaxShown).Select(f => Path.GetFileName(f)!)] : [];
            return $"the file '{name}' does not exist in '{Path.GetFullPath(folder)}'{Hints.Near(Path.GetFileName(shown), near)}";
        }

        if (LinkIn(shown, folder) is { } link)
        {
            return $"'{KeyNames.Show(link)}' is a link, expected a plain file in a plain folder; put the file itself there";
        }

        // Pipes and devices have no length.
        return file.Length == 0 ? $"the file '{name}' is empty, or no plain file" : file.Length > MaxBytes ? $"the file '{name}' is larger than 64 MiB" : null;
    }

    // The part of a relative path that is a link, and so may lead anywhere. A path that the user typed may be one.
    private static string? LinkIn(string shown, string folder)
    {
        string part = "";
        foreach (string name in Path.IsPathRooted(shown) ? [] : shown.Split('/'))
        {
            part = Path.Combine(part, name);
            if (new FileInfo(Path.Combine(folder, part)).LinkTarget is not null)
            {
                return part;
            }
        }

        return null;
    }
}
