namespace RoboIrl.Core.Data;

/// <summary>Caller-owned room for B transitions, one column per field; a column left empty is not wanted.</summary>
public readonly ref struct TransitionColumns
{
    /// <summary>[B, O] observations o_t.</summary>
    public Span<float> Observations { get; init; }

    /// <summary>[B, A] actions a_t.</summary>
    public Span<float> Actions { get; init; }

    /// <summary>[B, O + A] observation and action side by side: the input of a critic.</summary>
    public Span<float> ObservationActions { get; init; }

    /// <summary>[B] rewards r_t.</summary>
    public Span<float> Rewards { get; init; }

    /// <summary>
    /// [B] factor of the discounted value of the next observation: 0 where the step terminated the episode, otherwise 1 (also where it was
    /// truncated), or less where several steps are one transition.
    /// </summary>
    public Span<float> Continuation { get; init; }

    /// <summary>[B, O] next observations o_{t+1}; at an episode's end its last observation, never the next episode's first.</summary>
    public Span<float> NextObservations { get; init; }
}
