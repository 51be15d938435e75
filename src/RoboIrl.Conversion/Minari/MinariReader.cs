using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion.Minari;

/// <summary>Makes a dataset of a Minari file, episode by episode.</summary>
internal static class MinariReader
{
    /// <summary>Reads a file whose root has Minari's episodes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where the dataset is made.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DatasetException">The file is refused, or the dataset cannot be written.</exception>
    /// <exception cref="Hdf5Exception">The file is damaged or refused.</exception>
    public static void Convert(Hdf5File file, string folder, ImportOptions options)
    {
        MinariMetadata metadata = MinariMetadata.Beside(file.FilePath);
        int episodes = CountEpisodes(file, metadata);
        (long longest, long steps) = Lengths(file, episodes, options);
        DatasetDescription description = Shape(file, metadata, longest, episodes, steps, options).Describe(options);
        DatasetConverter.RefuseTooLong($"'{file.FilePath}'", longest + 1, description, "Cut it into several; too many infos are left out by --no-infos.");
        WholeDataset.Write(folder, description, writer =>
        {
            EpisodeBuffer buffer = new(description);
            for (int e = 0; e < episodes; e++)
            {
                options.Stop.ThrowIfCancellationRequested();
                using Hdf5Group group = file.Root.OpenGroup(MinariNames.Episode(e));
                using MinariEpisode episode = new(group, description);
                episode.ReadInto(buffer, e);
                writer.Append(buffer.Trajectory);
                options.Progress?.Invoke(DatasetConverter.SecondPass(writer.TransitionCount, steps));
            }
        });
    }

    private static int CountEpisodes(Hdf5File file, MinariMetadata metadata)
    {
        long count = file.Root.Count;
        int episodes = 0;
        while (episodes < count && file.Root.NodeOf(MinariNames.Episode(episodes)) == Hdf5Node.Group)
        {
            episodes++;
        }

        if (episodes != count)
        {
            throw new DatasetException($"'{file.FilePath}' has {count} names in its root, of which '{MinariNames.Episode(episodes)}' is no group: an episode is missing, or something else is in the file.");
        }

        return metadata.Episodes is null || metadata.Episodes == episodes
            ? episodes
            : throw new DatasetException($"'{file.FilePath}' has {episodes} episodes, {MinariNames.MetadataFile} beside it says {metadata.Episodes}: they do not belong together, or the file is truncated.");
    }

    private static (long Longest, long Steps) Lengths(Hdf5File file, int episodes, ImportOptions options)
    {
        long longest = 0, sum = 0;
        for (int e = 0; e < episodes; e++)
        {
            options.Stop.ThrowIfCancellationRequested();
            options.Progress?.Invoke(DatasetConverter.FirstPass * e / episodes);
            using Hdf5Group episode = file.Root.OpenGroup(MinariNames.Episode(e));
            using Hdf5Dataset rewards = episode.OpenDataset(MinariNames.Rewards);
            long steps = rewards.Shape.Count > 0 ? rewards.Shape[0] : 0;
            if (steps < 1 || steps > int.MaxValue - 1 - sum)
            {
                throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{rewards.Where} has {steps} rows after {sum} of the episodes before, expected at least 1 and at most {int.MaxValue - 1} in all."));
            }

            (longest, sum) = (Math.Max(longest, steps), sum + steps);
        }

        return (longest, sum);
    }

    private static ImportedShape Shape(Hdf5File file, MinariMetadata metadata, long longest, int episodes, long steps, ImportOptions options)
    {
        using Hdf5Group first = file.Root.OpenGroup(MinariNames.Episode(0));
        if (first.NodeOf(MinariNames.Observations) == Hdf5Node.Group)
        {
            throw new DatasetException($"'{first.Path}/{MinariNames.Observations}' in '{file.FilePath}' is a group: observations that are dictionaries or tuples are not read; flatten them with Gymnasium first.");
        }

        using FloatColumn observations = FloatColumn.Vectors(first, MinariNames.Observations);
        using FloatColumn actions = FloatColumn.Vectors(first, MinariNames.Actions);
        bool bounded = metadata.ActionBounds is { } some && some.Low.Length == actions.Width;
        string? name = metadata.Id;
        return new ImportedShape
        {
            File = file.FilePath,
            Id = ImportedShape.IdOf("minari", name is null ? file.FilePath : name.Replace('/', '-')),
            Observation = observations.Width,
            Action = bounded ? new VectorSpec(actions.Width, metadata.ActionBounds!.Value.Low, metadata.ActionBounds.Value.High, []) : VectorSpec.Unbounded(actions.Width),
            Longest = longest,
            Infos = options.Infos ? InfoColumns.NamesIn(first, observations.Rows) : [],
            State = MinariEpisode.StateSizeIn(first),
            Source = string.Create(CultureInfo.InvariantCulture, $"the Minari file {Path.GetFileName(file.FilePath)}: {episodes} episodes, {steps} transitions"),
        };
    }
}
