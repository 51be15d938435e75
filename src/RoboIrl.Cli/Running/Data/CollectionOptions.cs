namespace RoboIrl.Cli.Running.Data;

/// <summary>How episodes are collected.</summary>
internal sealed record CollectionOptions
{
    /// <summary>Where the dataset is made.</summary>
    public required string Folder { get; init; }

    /// <summary>Seed of the episodes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Standard deviation of noise on each action.</summary>
    public double Noise { get; init; }

    /// <summary>Whether states are recorded.</summary>
    public bool States { get; init; } = true;

    /// <summary>Whether to go on with a dataset that is there.</summary>
    public bool GoOn { get; init; }
}
