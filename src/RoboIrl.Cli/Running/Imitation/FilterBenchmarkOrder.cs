namespace RoboIrl.Cli.Running.Imitation;

/// <summary>What <c>bench filter</c> is asked for.</summary>
internal sealed record FilterBenchmarkOrder
{
    /// <summary>Where everything lies; a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>Bodies, as in <c>configs/filter</c>.</summary>
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>What is trained.</summary>
    public required IReadOnlyList<ImitationMethod> Methods { get; init; }

    /// <summary>Seeds of the trainings.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>What all trainings have in common.</summary>
    public required BenchmarkTerms Terms { get; init; }

    /// <summary>Processes at a time.</summary>
    public required int Jobs { get; init; }

    /// <summary>Folder that holds a run per body; null for the runs that recipes train.</summary>
    public string? Experts { get; init; }
}
