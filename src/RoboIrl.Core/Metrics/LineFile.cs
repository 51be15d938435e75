using System.Text;

namespace RoboIrl.Core.Metrics;

/// <summary>Tables that grow line by line: a row counts once its line has an end, and a table is replaced as a whole.</summary>
internal static class LineFile
{
    /// <summary>Starts a table that is not there yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="first">Its first line.</param>
    /// <exception cref="IOException">It exists.</exception>
    public static FileStream Create(string path, string first)
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Append(file, first);
        file.Flush();
        return file;
    }

    /// <summary>Writes a table beside itself and renames it: whoever dies meanwhile leaves the old one.</summary>
    /// <param name="path">The file, which may exist.</param>
    /// <param name="lines">All of its lines.</param>
    /// <returns>The new file, to append to.</returns>
    public static FileStream Replace(string path, IEnumerable<string> lines)
    {
        string temporary = path + ".writing";
        FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.Read);
        foreach (string line in lines)
        {
            Append(file, line);
        }

        // The handle follows the file through the rename.
        file.Flush(flushToDisk: true);
        File.Move(temporary, path, overwrite: true);
        return file;
    }

    /// <summary>Adds a line; the operating system has it after a flush.</summary>
    public static void Append(FileStream file, string line) => file.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
