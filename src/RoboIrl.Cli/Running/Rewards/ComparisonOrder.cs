namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What <c>reward compare</c> is asked for.</summary>
internal sealed record ComparisonOrder
{
    /// <summary>Where everything lies; a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>Learner, budget and environment of all trainings.</summary>
    public required RewardExperiment Experiment { get; init; }

    /// <summary>What is compared; the names differ.</summary>
    public required IReadOnlyList<ComparedReward> Rewards { get; init; }

    /// <summary>Seeds of the trainings.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Processes at a time.</summary>
    public required int Jobs { get; init; }
}
