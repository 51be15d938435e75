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

    /// <summary>Whether the program of the last round of feedback is compared as well, where one is on record.</summary>
    public bool Feedback { get; init; }

    /// <summary>Environment steps of each training; null for those of each environment's experiment.</summary>
    public long? Steps { get; init; }

    /// <summary>Of keys of the experiments.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Processes at a time.</summary>
    public required int Jobs { get; init; }
}
