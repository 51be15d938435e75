namespace RoboIrl.Core.Runs;

/// <summary>Replaces a whole file so that readers, and a process that dies, see the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, syncs and renames.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">Its new content.</param>
    /// <exception cref="IOException">The disk is full or fails; the old content stays.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string temporary = path + ".writing";
        using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
