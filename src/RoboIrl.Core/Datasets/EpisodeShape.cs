using System.Runtime.InteropServices;

namespace RoboIrl.Core.Datasets;

/// <summary>Whether an episode is one that a dataset can take, and its columns as bytes.</summary>
internal static class EpisodeShape
{
    /// <summary>Refuses an episode of other shapes, without steps, or not finished.</summary>
    public static void Check(in Trajectory episode, DatasetDescription description)
    {
        int steps = episode.Steps, observation = description.Environment.Observation.Size;
        Exactly(steps >= 1, nameof(episode.Rewards), steps, "at least 1");
        Length(nameof(episode.Observations), episode.Observations.Length, (long)steps * observation);
        Length(nameof(episode.Actions), episode.Actions.Length, (long)steps * description.Environment.Action.Size);
        Length(nameof(episode.Terminated), episode.Terminated.Length, steps);
        Length(nameof(episode.Truncated), episode.Truncated.Length, steps);
        Length(nameof(episode.FinalObservation), episode.FinalObservation.Length, observation);
        Length(nameof(episode.States), episode.States.Length, (long)steps * description.StateSize);
        Length(nameof(episode.FinalState), episode.FinalState.Length, description.StateSize);
        Length(nameof(episode.Infos), episode.Infos.Length, (long)steps * description.InfoSize);
        if (EndProblem(episode) is { } problem)
        {
            throw new ArgumentException($"The episode cannot be recorded: {problem}.", nameof(episode));
        }
    }

    /// <summary>What is wrong with the flags of an episode's end; null where nothing is.</summary>
    public static string? EndProblem(in Trajectory episode)
    {
        int last = episode.Steps - 1;
        if (episode.Terminated[..last].ContainsAnyExcept((byte)0) || episode.Truncated[..last].ContainsAnyExcept((byte)0))
        {
            return "a step before its last one has an end";
        }

        return (episode.Terminated[last], episode.Truncated[last]) is (0, 1) or (1, 0)
            ? null
            : $"its last step has terminated {episode.Terminated[last]} and truncated {episode.Truncated[last]}, expected that one of them is 1 and the other 0";
    }

    /// <summary>The bytes of one column.</summary>
    public static ReadOnlySpan<byte> BytesOf(in Trajectory episode, DatasetColumn column) => column switch
    {
        DatasetColumn.Observations => MemoryMarshal.AsBytes(episode.Observations),
        DatasetColumn.Actions => MemoryMarshal.AsBytes(episode.Actions),
        DatasetColumn.Rewards => MemoryMarshal.AsBytes(episode.Rewards),
        DatasetColumn.Terminated => episode.Terminated,
        DatasetColumn.Truncated => episode.Truncated,
        DatasetColumn.States => MemoryMarshal.AsBytes(episode.States),
        DatasetColumn.Infos => MemoryMarshal.AsBytes(episode.Infos),
        DatasetColumn.FinalObservations => MemoryMarshal.AsBytes(episode.FinalObservation),
        DatasetColumn.FinalStates => MemoryMarshal.AsBytes(episode.FinalState),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    private static void Length(string name, int length, long expected) => Exactly(length == expected, name, length, $"{expected}");

    private static void Exactly(bool holds, string name, int length, string expected)
    {
        if (!holds)
        {
            throw new ArgumentException($"The episode's {name} has {length} numbers, expected {expected}.", nameof(name));
        }
    }
}
