using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion.D4rl;

/// <summary>Makes a flat file of D4RL of a dataset: every array has a row per transition, packed with gzip.</summary>
public static class D4rlWriter
{
    /// <summary>Writes a file that appears when all of it is written.</summary>
    /// <param name="dataset">The dataset; it stays the caller's.</param>
    /// <param name="file">A name that is not taken.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DatasetException">The dataset is empty, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">A stop was asked for.</exception>
    public static void Write(Dataset dataset, string file, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        DatasetConverter.RefuseEmpty(dataset);
        DatasetConverter.Translating(() => WholeOutput.File(file, unfinished =>
        {
            using Hdf5File target = Hdf5File.Create(unfinished);
            WriteRows(dataset, target.Root, options);
            WriteMetadata(dataset, target.Root);
            target.Close();
        }));
    }

    private static void WriteRows(Dataset dataset, Hdf5Group root, ExportOptions options)
    {
        long rows = dataset.TransitionCount;
        int o = dataset.Spec.Observation.Size;
        using RowWriter<float> observations = new(root, D4rlNames.Observations, Hdf5Element.Float32, rows, o, compressed: true);
        using RowWriter<float> actions = new(root, D4rlNames.Actions, Hdf5Element.Float32, rows, dataset.Spec.Action.Size, compressed: true);
        using RowWriter<float> rewards = new(root, D4rlNames.Rewards, Hdf5Element.Float32, rows, 0, compressed: true);
        using RowWriter<byte> terminals = new(root, D4rlNames.Terminals, Hdf5Element.Boolean, rows, 0, compressed: true);
        using RowWriter<byte> timeouts = new(root, D4rlNames.Timeouts, Hdf5Element.Boolean, rows, 0, compressed: true);
        using RowWriter<float> next = new(root, D4rlNames.NextObservations, Hdf5Element.Float32, rows, o, compressed: true);
        using ExtraColumns infos = new(root, dataset, rows, options.States, compressed: true);
        long done = 0;
        for (int e = 0; e < dataset.EpisodeCount; e++)
        {
            options.Stop.ThrowIfCancellationRequested();
            Trajectory episode = dataset.Episode(e);
            observations.Add(episode.Observations);
            actions.Add(episode.Actions);
            rewards.Add(episode.Rewards);
            terminals.Add(episode.Terminated);
            timeouts.Add(episode.Truncated);
            next.Add(episode.Observations[o..]);
            next.Add(episode.FinalObservation);
            infos.Add(episode.States, episode.Infos);
            options.Progress?.Invoke((double)(done += episode.Steps) / dataset.TransitionCount);
        }

        observations.Flush();
        actions.Flush();
        rewards.Flush();
        terminals.Flush();
        timeouts.Flush();
        next.Flush();
        infos.Flush();
    }

    private static void WriteMetadata(Dataset dataset, Hdf5Group root)
    {
        DatasetOrigin origin = dataset.Description.Origin;
        using Hdf5Group metadata = root.CreateGroup(D4rlNames.Metadata);
        foreach ((string name, string text) in ((string, string)[])[("algorithm", origin.Policy), ("environment", dataset.Spec.Id), ("engine", origin.Engine)])
        {
            if (text.Length > 0)
            {
                metadata.WriteText(name, text);
            }
        }

        if (origin.Checkpoint is { } step)
        {
            using Hdf5Dataset iteration = metadata.CreateDataset("iteration", Hdf5Element.Integer, [], compressed: false);
            iteration.Append<long>([step]);
        }
    }
}
