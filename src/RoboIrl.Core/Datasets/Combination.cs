using System.Globalization;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Datasets;

/// <summary>Puts datasets of one environment together.</summary>
public static class Combination
{
    /// <summary>Writes the episodes of all sources, one source after the other; states and infos only where every source has them.</summary>
    /// <param name="sources">At least one; they stay the caller's.</param>
    /// <param name="folder">A folder that does not exist yet or is empty.</param>
    /// <param name="stop">Breaks off; nothing stays.</param>
    /// <exception cref="DatasetException">The sources do not belong together, or the dataset cannot be written.</exception>
    /// <exception cref="OperationCanceledException">A stop was asked for.</exception>
    public static void Write(IReadOnlyList<Dataset> sources, string folder, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count, nameof(sources));
        foreach (Dataset other in sources)
        {
            RefuseForeign(sources[0], other);
        }

        DatasetDescription description = sources[0].Description with
        {
            StateSize = sources.All(static s => s.Description.StateSize > 0) ? sources[0].Description.StateSize : 0,
            HasInfos = sources.All(static s => s.Description.HasInfos),
            Origin = new DatasetOrigin
            {
                Policy = "combined",
                Engine = sources.Select(static s => s.Description.Origin.Engine).Distinct(StringComparer.Ordinal).Count() == 1 ? sources[0].Description.Origin.Engine : "",
                Sources = [.. sources.Select(LineOf)],
            },
        };
        WholeDataset.Write(folder, description, writer =>
        {
            foreach (Dataset source in sources)
            {
                Copy(source, writer, stop);
            }
        });
    }

    private static void Copy(Dataset source, DatasetWriter writer, CancellationToken stop)
    {
        DatasetDescription description = writer.Description;
        for (int e = 0; e < source.EpisodeCount; e++)
        {
            stop.ThrowIfCancellationRequested();
            Trajectory episode = source.Episode(e);
            writer.Append(new Trajectory
            {
                Observations = episode.Observations,
                Actions = episode.Actions,
                Rewards = episode.Rewards,
                Terminated = episode.Terminated,
                Truncated = episode.Truncated,
                FinalObservation = episode.FinalObservation,
                States = description.StateSize > 0 ? episode.States : [],
                FinalState = description.StateSize > 0 ? episode.FinalState : [],
                Infos = description.HasInfos ? episode.Infos : [],
                Seed = episode.Seed,
                Stream = episode.Stream,
            });
        }
    }

    private static void RefuseForeign(Dataset first, Dataset other)
    {
        EnvironmentSpec a = first.Spec, b = other.Spec;
        bool states = first.Description.StateSize == 0 || other.Description.StateSize == 0 || first.Description.StateSize == other.Description.StateSize;
        if (a.Id != b.Id || a.Observation.Size != b.Observation.Size || a.Action.Size != b.Action.Size || !a.InfoNames.SequenceEqual(b.InfoNames, StringComparer.Ordinal) || !states)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{first.Folder}' ({a.Id}: {a.Observation.Size} observed, {a.Action.Size} acted, states of {first.Description.StateSize}) and '{other.Folder}' ({b.Id}: {b.Observation.Size}, {b.Action.Size}, {other.Description.StateSize}) are not of one environment; only such can be combined."));
        }
    }

    private static string LineOf(Dataset source)
    {
        DatasetOrigin origin = source.Description.Origin;
        string run = origin.Run is null ? "" : string.Create(CultureInfo.InvariantCulture, $" of {origin.Run} at step {origin.Checkpoint}");
        return string.Create(CultureInfo.InvariantCulture, $"{origin.Policy}{run}: {source.EpisodeCount} episodes, {source.TransitionCount} transitions");
    }
}
