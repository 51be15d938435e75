using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>A prompt and a reply to put on record.</summary>
internal sealed record RecordOrder
{
    /// <summary>The exact prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>What messages call it.</summary>
    public required string PromptName { get; init; }

    /// <summary>The untouched reply.</summary>
    public required string Reply { get; init; }

    /// <summary>Registered id, or the file of an environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Who wrote the reply.</summary>
    public required AuthorIdentity Author { get; init; }

    /// <summary>The day of the reply, UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Id of the transcript whose program the prompt shows; null to look for it.</summary>
    public string? Previous { get; init; }

    /// <summary>Folder of transcripts.</summary>
    public required string Into { get; init; }
}
