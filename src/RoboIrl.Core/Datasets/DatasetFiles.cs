using RoboIrl.Native;

namespace RoboIrl.Core.Datasets;

/// <summary>Opens files that somebody else may have made.</summary>
internal static class DatasetFiles
{
    /// <summary>Reads a whole small file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Most bytes that are accepted.</param>
    /// <param name="meaning">What it means that it is not there.</param>
    /// <exception cref="DatasetException">It is missing, empty, too long or cannot be read.</exception>
    public static byte[] ReadSmall(string path, int most, string meaning)
    {
        try
        {
            // The length is asked for before opening: a pipe has none, and opening one would wait for ever.
            long length = MappedFile.LengthOf(path);
            if (length is 0)
            {
                throw new DatasetException($"There is no '{path}' with anything in it: {meaning}.");
            }

            return length <= most
                ? File.ReadAllBytes(path)
                : throw new DatasetException($"'{path}' has {length} bytes, expected at most {most}: no dataset has such a file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Refuses to write into a folder in which a name leads elsewhere: appending would change a file that is not the dataset's.</summary>
    /// <exception cref="DatasetException">There is a link.</exception>
    public static void RefuseLinks(string folder)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(static e => e.LinkTarget is not null))
        {
            throw new DatasetException($"'{entry.FullName}' is a link; a dataset that is written to holds its files itself. Copy the dataset, links followed, and go on with the copy.");
        }
    }
}
