using System.Globalization;
using RoboIrl.Native;

namespace RoboIrl.Core.Datasets;

/// <summary>Makes a folder or a file appear under its name when all of it is written, or not at all.</summary>
/// <remarks>It is written beside its name and renamed; what is broken off by an error is removed. Nothing is overwritten.</remarks>
public static class WholeOutput
{
    /// <summary>Writes a folder.</summary>
    /// <param name="folder">A folder that does not exist yet or is empty.</param>
    /// <param name="fill">Makes the folder that it is given, and everything in it.</param>
    /// <exception cref="DatasetException">There is something in the folder, or it cannot get its name.</exception>
    public static void Folder(string folder, Action<string> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RefuseExisting(folder);
        string unfinished = UnfinishedOf(folder, Environment.ProcessId);
        try
        {
            fill(unfinished);
            Publish(folder, () =>
            {
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder); // empty, or this fails
                }

                Directory.Move(unfinished, folder);
            });
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="file">A name that is not taken, in a folder that exists.</param>
    /// <param name="fill">Makes the file that it is given.</param>
    /// <exception cref="DatasetException">The name is taken, the folder is missing, or the file cannot get its name.</exception>
    public static void File(string file, Action<string> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        file = Path.GetFullPath(file);
        if (System.IO.File.Exists(file) || Directory.Exists(file))
        {
            throw new DatasetException($"'{file}' exists already and nothing is ever overwritten. Choose another name.");
        }

        string folder = Path.GetDirectoryName(file)!, unfinished = UnfinishedOf(file, Environment.ProcessId);
        if (!Directory.Exists(folder))
        {
            throw new DatasetException($"There is no folder '{folder}' for '{Path.GetFileName(file)}'. Make it first.");
        }

        try
        {
            fill(unfinished);
            Publish(file, () =>
            {
                using (FileStream written = new(unfinished, FileMode.Open, FileAccess.ReadWrite))
                {
                    written.Flush(flushToDisk: true);
                }

                System.IO.File.Move(unfinished, file, overwrite: false);
                FolderSync.Flush(folder);
            });
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }

    /// <summary>Where a process writes what will get a name: named after the process, so that what a killed one left behind is in nobody's way.</summary>
    /// <param name="path">The name.</param>
    /// <param name="process">Id of the process.</param>
    public static string UnfinishedOf(string path, int process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))}.writing-{process}");

    /// <summary>Removes what is unfinished, where there is anything.</summary>
    /// <param name="unfinished">From <see cref="UnfinishedOf"/>.</param>
    public static void Remove(string unfinished)
    {
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
        else
        {
            System.IO.File.Delete(unfinished);
        }
    }

    /// <summary>Refuses a folder in which something is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DatasetException">There is.</exception>
    public static void RefuseExisting(string folder)
    {
        if (System.IO.File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new DatasetException($"'{folder}' exists already and nothing is ever overwritten. Choose another folder, or go on with the dataset in it.");
        }
    }

    private static void Publish(string name, Action publish)
    {
        try
        {
            publish();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"'{name}' is written but cannot get its name: {e.Message} Choose another one.", e);
        }
    }
}
