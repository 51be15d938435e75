using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion.D4rl;

/// <summary>Makes a dataset of a flat file of D4RL, in two passes of bounded memory.</summary>
internal static class D4rlReader
{
    /// <summary>Reads a file whose root has D4RL's columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where the dataset is made.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DatasetException">The file is refused, or the dataset cannot be written.</exception>
    /// <exception cref="Hdf5Exception">The file is damaged or refused.</exception>
    public static void Convert(Hdf5File file, string folder, ImportOptions options)
    {
        using D4rlColumns columns = new(file.Root, options.Infos);
        D4rlEpisodes episodes = new(columns, options);
        ImportedShape shape = new()
        {
            File = file.FilePath,
            Id = ImportedShape.IdOf("d4rl", file.FilePath),
            Observation = columns.Observations.Width,
            Action = episodes.LargestAction <= 1 ? VectorSpec.Box(columns.Actions.Width, -1, 1) : VectorSpec.Unbounded(columns.Actions.Width),
            Longest = episodes.Longest,
            Infos = columns.InfoNames,
            Source = string.Create(CultureInfo.InvariantCulture, $"the D4RL file {Path.GetFileName(file.FilePath)}: {columns.Rows} rows{Caveat(columns)}"),
        };
        DatasetDescription description = shape.Describe(options);
        DatasetConverter.RefuseTooLong(columns.Terminals.Where, episodes.Longest, description, "Are 'timeouts' missing? Too many infos are left out by --no-infos.");
        WholeDataset.Write(folder, description, writer => Copy(columns, episodes, writer, options));
    }

    private static void Copy(D4rlColumns columns, D4rlEpisodes episodes, DatasetWriter writer, ImportOptions options)
    {
        EpisodeBuffer buffer = new(writer.Description);
        FloatColumn[] infos = writer.Description.HasInfos ? [.. writer.Description.Environment.InfoNames.Select(n => columns.Infos[columns.InfoNames.IndexOf(n)])] : [];
        double[] info = new double[infos.Length];
        int begin = 0;
        foreach ((int last, EpisodeEnd end) in episodes.Ends)
        {
            options.Stop.ThrowIfCancellationRequested();

            // Where the next observation of a cut episode is not in the file, its last row lends its observation and is no step itself:
            // a learner would bootstrap from it. After a terminal row nobody looks at what follows.
            bool known = columns.NextObservations is not null;
            int steps = last + 1 - begin - (known || end == EpisodeEnd.Terminated ? 0 : 1);
            buffer.Begin(0, (ulong)writer.EpisodeCount);
            for (int row = begin; row < begin + steps; row++)
            {
                for (int i = 0; i < infos.Length; i++)
                {
                    info[i] = infos[i].Row(row)[0];
                }

                buffer.Add([], columns.Observations.Row(row), columns.Actions.Row(row), columns.Rewards.Row(row)[0], row == begin + steps - 1 ? end : EpisodeEnd.None, info);
            }

            if (steps > 0)
            {
                buffer.Finish((columns.NextObservations ?? columns.Observations).Row(last), []);
                writer.Append(buffer.Trajectory);
            }

            begin = last + 1;
            options.Progress?.Invoke(DatasetConverter.SecondPass(begin, columns.Rows));
        }
    }

    // What whoever trains on it must know.
    private static string Caveat(D4rlColumns columns) => columns.Timeouts is null && columns.NextObservations is null
        ? "; it has neither timeouts nor next_observations: only terminal rows end an episode"
        : "";

    private static int IndexOf(this IReadOnlyList<string> names, string name)
    {
        int at = 0;
        while (names[at] != name)
        {
            at++;
        }

        return at;
    }
}
