using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>What a prompt asks, however its listing and rules are written: what a transcript is found by when its prompt has changed.</summary>
/// <param name="Environment">Id of the environment.</param>
/// <param name="Task">What the robot shall do.</param>
/// <param name="Examples">Reference programs that it shows.</param>
/// <param name="Feedback">What a person said of each program that was trained with.</param>
public sealed record TranscriptKey(string Environment, string Task, int Examples, IReadOnlyList<string> Feedback)
{
    /// <summary>What a prompt of a request asks.</summary>
    /// <param name="request">What the prompt is made from.</param>
    public static TranscriptKey Of(PromptRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TranscriptKey(request.Environment.Id, request.Instruction.Trim(), request.Examples.Count, [.. request.Rounds.Select(static round => round.Feedback.Trim())]);
    }

    /// <summary>Whether two ask the same: texts are compared word by word, without case and punctuation.</summary>
    /// <param name="other">The other.</param>
    public bool AsksTheSameAs(TranscriptKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Environment == other.Environment && Examples == other.Examples && HasTask(other.Task)
            && Feedback.Count == other.Feedback.Count && Feedback.Zip(other.Feedback).All(static pair => IsSame(pair.First, pair.Second));
    }

    /// <summary>Whether a sentence is this task.</summary>
    /// <param name="sentence">Any text.</param>
    public bool HasTask(string sentence) => IsSame(Task, sentence);

    /// <summary>The words of a text in lower case, joined by <c>-</c>: as folders are named.</summary>
    internal static string Words(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(static c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSame(string a, string b) => Words(a) == Words(b);
}
