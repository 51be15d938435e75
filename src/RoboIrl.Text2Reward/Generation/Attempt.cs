using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Text2Reward.Generation;

/// <summary>One question to an author and what came of it.</summary>
/// <param name="Prompt">What was asked.</param>
/// <param name="Reply">What was answered.</param>
/// <param name="Program">The program in it; null where there is none.</param>
/// <param name="Report">Why it is refused, or what it did on the recorded states.</param>
public sealed record Attempt(string Prompt, string Reply, string? Program, SmokeReport Report)
{
    /// <summary>Whether the program can be trained with.</summary>
    public bool IsAccepted => Program is not null && Report.Problems.Count == 0;
}
