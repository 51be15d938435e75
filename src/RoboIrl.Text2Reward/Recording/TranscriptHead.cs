using System.Globalization;
using System.Text.Json.Serialization;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>What is recorded of a prompt and its reply beside their texts: the file <c>transcript.json</c>.</summary>
public sealed record TranscriptHead
{
    /// <summary>The version of the form that is written: 1.</summary>
    public const int CurrentFormat = 1;

    private const int MostTexts = 200;

    /// <summary>Version of the file's form.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>What the robot shall do, as the prompt says it.</summary>
    public required string Task { get; init; }

    /// <summary>Reference programs that the prompt shows: 0 for zero-shot.</summary>
    public required int Examples { get; init; }

    /// <summary>What a person said of each program that was trained with, the oldest first; their number is the feedback round.</summary>
    public required IReadOnlyList<string> Feedback { get; init; }

    /// <summary>How many programs with errors came before: 0 for the first question of a round.</summary>
    public required int ErrorAttempt { get; init; }

    /// <summary>Id of the transcript whose program this prompt shows last, with its errors or its feedback; null where there is none.</summary>
    public required string? Previous { get; init; }

    /// <summary>Who wrote the reply.</summary>
    public required AuthorIdentity Author { get; init; }

    /// <summary>The day of the reply, UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 of <c>prompt.md</c>, 64 hexadecimal digits.</summary>
    public required string PromptSha256 { get; init; }

    /// <summary>SHA-256 of <c>reply.md</c>.</summary>
    public required string ReplySha256 { get; init; }

    /// <summary>What came of the reply.</summary>
    public required TranscriptVerdict Verdict { get; init; }

    /// <summary>Why it was refused, a line each.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What it asks, to find it by.</summary>
    [JsonIgnore]
    public TranscriptKey Key => new(Environment, Task, Examples, Feedback);

    /// <summary>In words, without the task: <c>1 example, feedback round 1, error attempt 2</c>.</summary>
    [JsonIgnore]
    public string Round => string.Create(CultureInfo.InvariantCulture, $"{Examples} example{(Examples == 1 ? "" : "s")}")
        + (Feedback.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", feedback round {Feedback.Count}") : "")
        + (ErrorAttempt > 0 ? string.Create(CultureInfo.InvariantCulture, $", error attempt {ErrorAttempt}") : "");

    /// <summary>What is wrong with what was read; null where nothing is.</summary>
    internal string? Fault() =>
        Format != CurrentFormat ? string.Create(CultureInfo.InvariantCulture, $"its format is {Format}; this version reads {CurrentFormat}.")
        : string.IsNullOrWhiteSpace(Environment) || string.IsNullOrWhiteSpace(Task) ? "it names no environment or no task."
        : Examples < 0 || ErrorAttempt < 0 ? "a count is negative."
        : Feedback.Count > MostTexts || Problems.Count > MostTexts ? $"it lists more than {MostTexts} texts."
        : Feedback.Concat(Problems).Any(static text => text is null) ? "a list holds null."
        : !RecordFile.IsHash(PromptSha256) || !RecordFile.IsHash(ReplySha256) ? "a hash is not 64 hexadecimal digits in lower case."
        : !Enum.IsDefined(Verdict) ? "the verdict is none."
        : Author.Fault();
}
