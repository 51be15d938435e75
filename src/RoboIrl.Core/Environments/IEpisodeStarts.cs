namespace RoboIrl.Core.Environments;

/// <summary>Starting episodes in recorded states.</summary>
public interface IEpisodeStarts
{
    /// <summary>Number of doubles in a recorded state: that of <see cref="IStateResettable"/> of the environment without randomization; null where the worlds have different tasks.</summary>
    int? RecordedStateSize { get; }

    /// <summary>
    /// Starts an episode of one world where a recorded one was. Other than <see cref="IStateResettable.ResetTo"/> the world keeps its
    /// random stream and draws what differs from episode to episode, and the episode may end early.
    /// </summary>
    /// <param name="index">World.</param>
    /// <param name="state">[RecordedStateSize]</param>
    /// <param name="mostSteps">The episode is truncated after so many steps, or earlier where less of the recorded one's time was left; at least 1.</param>
    /// <param name="observation">[O] the first observation.</param>
    void BeginFrom(int index, ReadOnlySpan<double> state, int mostSteps, Span<float> observation);
}
