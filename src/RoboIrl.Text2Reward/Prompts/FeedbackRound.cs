namespace RoboIrl.Text2Reward.Prompts;

/// <summary>A program that a policy was trained with, and what a person says of what the robot does then.</summary>
/// <param name="Program">Its source.</param>
/// <param name="Feedback">What the robot does and what shall be better, in the person's words.</param>
public sealed record FeedbackRound(string Program, string Feedback)
{
    /// <summary>What the robot does and what shall be better, in the person's words, on one line.</summary>
    public string Feedback { get; } = UserWords.Of(Feedback);
}
