namespace RoboIrl.Core.Layered;

/// <summary>A problem whose episodes run in a physics engine, so that cameras can look at them.</summary>
public interface IPhysicalProblem : IRevealedProblem
{
    /// <summary>Makes a batch that also gives the states of the physics.</summary>
    /// <param name="capacity">At least 1.</param>
    /// <returns>A batch that the caller owns.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1 or more than fits into memory.</exception>
    IPhysicalBatch CreatePhysicalBatch(int capacity);
}
