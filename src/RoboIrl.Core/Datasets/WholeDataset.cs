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
        WholeOutput.Folder(folder, unfinished =>
        {
            using DatasetWriter writer = DatasetWriter.Create(unfinished, description);
            fill(writer);
        });
    }
}
