using System.Globalization;

namespace RoboIrl.Core.Datasets;

/// <summary>Makes a dataset that appears under its name when all of it is written, or not at all.</summary>
/// <remarks>For what is made from other files and is begun anew where it was stopped; what is lived episode by episode goes on instead.</remarks>
public static class WholeDataset
{
    /// <summary>Writes beside the folder and renames; what is broken off by an error is removed.</summary>
    /// <param name="folder">A folder that does not exist yet or is empty.</param>
    /// <param name="description">What the dataset will be.</param>
    /// <param name="fill">Appends all episodes.</param>
    /// <exception cref="DatasetException">There is something in the folder, or it cannot be written.</exception>
    public static void Write(string folder, DatasetDescription description, Action<DatasetWriter> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        DatasetWriter.RefuseExisting(folder);

        // Named after the process, so that what a killed one left behind is in nobody's way.
        string unfinished = string.Create(CultureInfo.InvariantCulture, $"{folder}.writing-{Environment.ProcessId}");
        DatasetWriter writer = DatasetWriter.Create(unfinished, description);
        try
        {
            using (writer)
            {
                fill(writer);
            }

            Publish(unfinished, folder);
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    private static void Publish(string unfinished, string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder); // empty, or this fails
            }

            Directory.Move(unfinished, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"The dataset '{folder}' is written but cannot get its name: {e.Message} Choose another folder.", e);
        }
    }
}
