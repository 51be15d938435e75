using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What program to make.</summary>
internal sealed record GenerationOrder
{
    /// <summary>Registered id, or the file of an environment, as it was named.</summary>
    public required string Environment { get; init; }

    /// <summary>What the robot shall do.</summary>
    public required string Task { get; init; }

    /// <summary>Reference programs to show.</summary>
    public required int Examples { get; init; }

    /// <summary>Programs that were trained with and what was said of them.</summary>
    public IReadOnlyList<FeedbackRound> Rounds { get; init; } = [];

    /// <summary>Id of the transcript of the last of these programs; null where there is none.</summary>
    public string? Previous { get; init; }

    /// <summary>Most questions.</summary>
    public required int Attempts { get; init; }

    /// <summary>Where to write; null for a new folder below <c>runs/rewards</c>.</summary>
    public string? Out { get; init; }

    /// <summary>Where transcripts go as well; null for nowhere.</summary>
    public string? Record { get; init; }
}
