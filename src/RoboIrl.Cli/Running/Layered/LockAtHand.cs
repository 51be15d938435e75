using RoboIrl.Core.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>A lock with what it needs.</summary>
/// <param name="Problem">The lock.</param>
/// <param name="Owner">What holds its native memory; null without any.</param>
internal sealed record LockAtHand(IRevealedProblem Problem, IDisposable? Owner = null) : IDisposable
{
    /// <summary>Episodes that were played before any learner began; they count as the learner's.</summary>
    public int Episodes { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Owner?.Dispose();
}
