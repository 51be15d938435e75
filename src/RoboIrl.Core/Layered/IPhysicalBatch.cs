namespace RoboIrl.Core.Layered;

/// <summary>Episodes in lockstep that run in a physics engine.</summary>
public interface IPhysicalBatch : IRevealedBatch
{
    /// <summary>P, numbers in a state of the engine.</summary>
    int StateSize { get; }

    /// <summary>The engine's state of an episode in the current layer; a view, valid until the next call that moves episodes.</summary>
    /// <param name="row">0 .. n-1.</param>
    /// <returns>[P]</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">Nothing was begun.</exception>
    ReadOnlySpan<double> PhysicalState(int row);

    /// <summary>A number for the noise of what is seen: a function of (seed, episode, layer), unrelated to what happens.</summary>
    /// <param name="row">0 .. n-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">Nothing was begun.</exception>
    ulong ObservationKey(int row);
}
