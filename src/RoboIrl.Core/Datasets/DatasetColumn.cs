namespace RoboIrl.Core.Datasets;

/// <summary>The columns that a dataset can have: a closed set, so that no file name comes out of a file.</summary>
/// <remarks>The values are part of the format: they number the checksums of an episode.</remarks>
public enum DatasetColumn
{
    /// <summary>[N, O] float, what the policy saw.</summary>
    Observations = 0,

    /// <summary>[N, A] float, what it did.</summary>
    Actions = 1,

    /// <summary>[N] float.</summary>
    Rewards = 2,

    /// <summary>[N] byte, 1 where the step ended the task, else 0.</summary>
    Terminated = 3,

    /// <summary>[N] byte, 1 where the episode was cut though it had a future, else 0; never 1 together with <see cref="Terminated"/>.</summary>
    Truncated = 4,

    /// <summary>[N, S] double, the world's whole state before the action of the same row; where it was recorded.</summary>
    States = 5,

    /// <summary>[N, K] float, named values of the step: reward terms, success; where the environment has any and they were recorded.</summary>
    Infos = 6,

    /// <summary>[E, O] float, the last observation of each episode, after its last action.</summary>
    FinalObservations = 7,

    /// <summary>[E, S] double, the state that it shows; together with <see cref="States"/>.</summary>
    FinalStates = 8,
}
