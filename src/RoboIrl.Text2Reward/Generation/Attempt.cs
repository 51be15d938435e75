using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Text2Reward.Generation;

/// <summary>One question to an author and what came of it.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered, and by whom.</param>
/// <param name="Program">The program in it; null where there is none.</param>
/// <param name="Report">Why it is refused, or what it did on the recorded states.</param>
public sealed record Attempt(RewardQuestion Question, AuthorReply Answer, string? Program, SmokeReport Report)
{
    /// <summary>Whether the program can be trained with.</summary>
    public bool IsAccepted => Program is not null && Report.Problems.Count == 0;
}
