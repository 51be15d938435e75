namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What <c>reward suite</c> is asked for.</summary>
internal sealed record SuiteOrder
{
    /// <summary>Where everything lies; a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>Ids of the environments.</summary>
    public required IReadOnlyList<string> Environments { get; init; }

    /// <summary>Seeds of the trainings.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Which rewards of each environment, of <see cref="RewardSuite.Rewards"/>; what an environment has not is left out.</summary>
    public required IReadOnlyList<string> Rewards { get; init; }

    /// <summary>Environment steps of each training; null for those of each environment's experiment.</summary>
    public long? Steps { get; init; }

    /// <summary>Of keys of the experiments.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Processes at a time.</summary>
    public required int Jobs { get; init; }
}
