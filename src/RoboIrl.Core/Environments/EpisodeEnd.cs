namespace RoboIrl.Core.Environments;

/// <summary>How a step ended its episode. Both flags may be set on one step.</summary>
/// <remarks>Only <see cref="Terminated"/> cuts bootstrapping: a truncated episode still had a future.</remarks>
[Flags]
public enum EpisodeEnd : byte
{
    /// <summary>The episode goes on.</summary>
    None = 0,

    /// <summary>The task ended: the state has no future value.</summary>
    Terminated = 1,

    /// <summary>A time limit or a numeric fault cut the episode; the last state's value still counts.</summary>
    Truncated = 2,
}
