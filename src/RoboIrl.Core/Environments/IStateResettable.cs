namespace RoboIrl.Core.Environments;

/// <summary>Exact saving and restoring of a world.</summary>
/// <remarks>
/// The state is everything that the future depends on: time, positions, velocities, activations, controls, warm-start,
/// applied forces, mocap, the episode's step count and the world's random stream. Restoring it and stepping gives the
/// same bits as never having saved.
/// </remarks>
public interface IStateResettable
{
    /// <summary>Number of doubles in a state.</summary>
    int StateSize { get; }

    /// <summary>Copies world <paramref name="index"/>'s state out.</summary>
    /// <param name="index">World.</param>
    /// <param name="state">[StateSize]</param>
    void GetState(int index, Span<double> state);

    /// <summary>Puts world <paramref name="index"/> into a state.</summary>
    /// <param name="index">World.</param>
    /// <param name="state">[StateSize], from <see cref="GetState"/> of the same environment id.</param>
    /// <param name="observation">[O] what the world observes in that state.</param>
    void ResetTo(int index, ReadOnlySpan<double> state, Span<float> observation);
}
