using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Examples;

namespace RoboIrl.Text2Reward.Prompts;

/// <summary>Everything that a prompt is made from.</summary>
public sealed record PromptRequest
{
    /// <summary>The environment that the program is for.</summary>
    public required RewardEnvironment Environment { get; init; }

    /// <summary>What the robot shall do, in the user's words, on one line.</summary>
    public required string Instruction
    {
        get;
        init => field = UserWords.Of(value);
    }

    /// <summary>Reference programs of other tasks to show, the most similar first; none for a zero-shot prompt.</summary>
    public IReadOnlyList<ReferenceProgram> Examples { get; init; } = [];

    /// <summary>Programs that were trained with and what was said of the result, the oldest first.</summary>
    public IReadOnlyList<FeedbackRound> Rounds { get; init; } = [];

    /// <summary>The last program where it could not be used; null where there is none such.</summary>
    public FailedProgram? Failed { get; init; }
}
