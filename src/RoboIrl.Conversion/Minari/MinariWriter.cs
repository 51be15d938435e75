using RoboIrl.Core.Datasets;
using RoboIrl.Core.Statistics;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion.Minari;

/// <summary>Makes a folder of Minari of a dataset: a group per episode, one file, and what describes it.</summary>
/// <remarks>Nothing is packed, as Minari itself does by default: an episode may have a dozen rows, and a packed column takes kilobytes beside its content.</remarks>
public static class MinariWriter
{
    /// <summary>Writes a folder that appears when all of it is written. Its place below Minari's root is the name of the dataset.</summary>
    /// <param name="dataset">The dataset; it stays the caller's.</param>
    /// <param name="folder">A folder that does not exist yet or is empty.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DatasetException">The dataset is empty, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">A stop was asked for.</exception>
    public static void Write(Dataset dataset, string folder, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        DatasetConverter.RefuseEmpty(dataset);
        DatasetConverter.Translating(() => WholeOutput.Folder(folder, unfinished =>
        {
            string data = Path.Combine(unfinished, MinariNames.DataFolder), file = Path.Combine(data, MinariNames.DataFile);
            Directory.CreateDirectory(data);
            using (Hdf5File target = Hdf5File.Create(file))
            {
                WriteEpisodes(dataset, target.Root, options);
                target.Close();
            }

            File.WriteAllBytes(Path.Combine(data, MinariNames.MetadataFile), MinariMetadata.Of(dataset, IdOf(folder), new FileInfo(file).Length));
        }));
    }

    /// <summary>Minari's names are the path below its root, which is a folder "datasets", and end with a version.</summary>
    private static string IdOf(string folder)
    {
        const string Root = "/datasets/";
        string name = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        int root = name.LastIndexOf(Root, StringComparison.Ordinal);
        name = root >= 0 ? name[(root + Root.Length)..] : Path.GetFileName(name);
        int version = name.LastIndexOf("-v", StringComparison.Ordinal);
        return version > 0 && name.Length > version + 2 && name[(version + 2)..].All(char.IsAsciiDigit) ? name : name + "-v0";
    }

    private static void WriteEpisodes(Dataset dataset, Hdf5Group root, ExportOptions options)
    {
        long done = 0;
        for (int e = 0; e < dataset.EpisodeCount; e++)
        {
            options.Stop.ThrowIfCancellationRequested();
            Trajectory episode = dataset.Episode(e);
            using Hdf5Group group = root.CreateGroup(MinariNames.Episode(e));
            WriteColumns(group, dataset, episode, options.States);
            WriteAttributes(group, e, episode);
            options.Progress?.Invoke((double)(done += episode.Steps) / dataset.TransitionCount);
        }
    }

    private static void WriteColumns(Hdf5Group group, Dataset dataset, in Trajectory episode, StateLayout? layout)
    {
        int steps = episode.Steps, o = dataset.Spec.Observation.Size;
        using Hdf5Dataset observations = group.CreateDataset(MinariNames.Observations, Hdf5Element.Float32, [steps + 1, o], compressed: false);
        observations.Append(episode.Observations);
        observations.Append(episode.FinalObservation);
        Whole(MinariNames.Actions, Hdf5Element.Float32, episode.Actions, [steps, dataset.Spec.Action.Size]);
        Whole(MinariNames.Rewards, Hdf5Element.Float32, episode.Rewards, [steps]);
        Whole(MinariNames.Terminations, Hdf5Element.Boolean, episode.Terminated, [steps]);
        Whole(MinariNames.Truncations, Hdf5Element.Boolean, episode.Truncated, [steps]);
        using ExtraColumns infos = new(group, dataset, steps + 1, layout, compressed: false, MinariNames.State);
        infos.Add([], new float[dataset.Description.InfoSize]); // the reset has no named values
        infos.Add(episode.States, episode.Infos);
        infos.Add(episode.FinalState, []);
        infos.Flush();

        void Whole<T>(string name, Hdf5Element element, ReadOnlySpan<T> rows, long[] shape)
            where T : unmanaged
        {
            using Hdf5Dataset column = group.CreateDataset(name, element, shape, compressed: false);
            column.Append(rows);
        }
    }

    private static void WriteAttributes(Hdf5Group group, int index, in Trajectory episode)
    {
        double[] rewards = new double[episode.Steps];
        for (int t = 0; t < rewards.Length; t++)
        {
            rewards[t] = episode.Rewards[t];
        }

        double mean = Estimates.Mean(rewards);
        group.SetAttribute("id", (long)index);
        group.SetAttribute("total_steps", (long)episode.Steps);
        group.SetAttribute("rewards_sum", episode.Return);
        group.SetAttribute("rewards_mean", mean);
        group.SetAttribute("rewards_std", Math.Sqrt(rewards.Sum(r => (r - mean) * (r - mean)) / rewards.Length));
        group.SetAttribute("rewards_max", rewards.Max());
        group.SetAttribute("rewards_min", rewards.Min());
        group.SetAttribute(MinariNames.Seed, episode.Seed);
        group.SetAttribute(MinariNames.Stream, episode.Stream);
    }
}
