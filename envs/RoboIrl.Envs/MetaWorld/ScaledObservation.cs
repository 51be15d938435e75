using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>
/// The 39 numbers with places about the middle of the workspace in units of 0.2 m, and in place of the earlier frame what has changed
/// since it, in units of 0.02 (m, or of quaternions and openings). Goals that are hidden stay 0.
/// </summary>
/// <remarks>
/// In metres the places of an episode differ by a few hundredths and the two frames by thousandths, which networks with their usual
/// first weights hardly see. Nothing is lost: <see cref="ToPlain"/> undoes it, to the precision of the numbers.
/// </remarks>
internal static class ScaledObservation
{
    private const int Frame = ObservationNames.FrameSize;
    private const int GoalAt = ObservationNames.GoalAt;
    private const double PerMetre = 5;
    private const double PerChange = 50;
    private static readonly Vec3 Middle = new(0, 0.65, 0.15);

    // Where in a frame places are: the hand, the first object and the second.
    private static readonly int[] Places = [0, 4, 11];

    /// <summary>Scales an observation in place.</summary>
    /// <param name="row">[39] plain, the result too.</param>
    /// <param name="goalVisible">Whether its last three numbers are a place.</param>
    public static void FromPlain(Span<double> row, bool goalVisible)
    {
        for (int i = 0; i < Frame; i++)
        {
            row[Frame + i] = PerChange * (row[i] - row[Frame + i]);
        }

        foreach (int place in Places)
        {
            Scale(row[place..]);
        }

        if (goalVisible)
        {
            Scale(row[GoalAt..]);
        }
    }

    /// <summary>What an observation was before it was scaled.</summary>
    /// <param name="scaled">[39], its goal visible.</param>
    /// <param name="plain">[39] result.</param>
    public static void ToPlain(ReadOnlySpan<float> scaled, Span<float> plain)
    {
        scaled.CopyTo(plain);
        Restore(plain[GoalAt..]);
        foreach (int place in Places)
        {
            Restore(plain[place..]);
        }

        for (int i = 0; i < Frame; i++)
        {
            plain[Frame + i] = (float)(plain[i] - (scaled[Frame + i] / PerChange));
        }
    }

    private static void Restore(Span<float> place)
    {
        Vec3 metres = ((1 / PerMetre) * new Vec3(place[0], place[1], place[2])) + Middle;
        (place[0], place[1], place[2]) = ((float)metres.X, (float)metres.Y, (float)metres.Z);
    }

    private static void Scale(Span<double> place) => (PerMetre * (Vec3.From(place) - Middle)).CopyTo(place);
}
