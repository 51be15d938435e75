namespace RoboIrl.Core.Layered;

/// <summary>A problem whose hidden side can be looked at, for those who judge learners. A learner is handed <see cref="ILayeredProblem"/> only.</summary>
public interface IRevealedProblem : ILayeredProblem
{
    /// <summary>The hidden dynamics, with everything that follows from them exactly.</summary>
    LatentModel Latents { get; }

    /// <summary>Makes a batch that also tells the hidden states.</summary>
    /// <param name="capacity">At least 1.</param>
    /// <returns>A batch that the caller owns.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1 or more than fits into memory.</exception>
    IRevealedBatch CreateRevealedBatch(int capacity);
}
