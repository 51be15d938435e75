namespace RoboIrl.Conversion;

/// <summary>Where a recorded state has what other formats keep of it: the time, then positions, then velocities.</summary>
/// <param name="Positions">Numbers of generalised positions (nq).</param>
/// <param name="Velocities">Numbers of generalised velocities (nv).</param>
public sealed record StateLayout(int Positions, int Velocities)
{
    /// <summary>Index of the first position; the time is before it.</summary>
    public const int FirstPosition = 1;

    /// <summary>The positions of a state.</summary>
    /// <param name="state">[S]</param>
    public ReadOnlySpan<double> PositionsOf(ReadOnlySpan<double> state) => state.Slice(FirstPosition, Positions);

    /// <summary>The velocities of a state.</summary>
    /// <param name="state">[S]</param>
    public ReadOnlySpan<double> VelocitiesOf(ReadOnlySpan<double> state) => state.Slice(FirstPosition + Positions, Velocities);
}
