using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>One state as the rewards see it.</summary>
/// <param name="Hand">Hand body (wrist frame, 4.5 cm above the fingertips), clipped to the observation's bounds, metres.</param>
/// <param name="Tcp">Tool centre point: the middle of the fingertips.</param>
/// <param name="Opening">Gripper opening: 1 open, about 0.3 closed on nothing.</param>
/// <param name="LeftPad">Left finger's pad.</param>
/// <param name="RightPad">Right finger's pad.</param>
/// <param name="Objects">What the task shows of its objects.</param>
/// <param name="Grip">The action's gripper command, -1 opens .. +1 closes.</param>
public readonly record struct Moment(Vec3 Hand, Vec3 Tcp, double Opening, Vec3 LeftPad, Vec3 RightPad, ObjectReading Objects, double Grip)
{
    internal const int Size = 28;

    /// <summary>Observed point of the first object.</summary>
    public Vec3 Object => Objects.First;

    internal void CopyTo(Span<double> row)
    {
        Hand.CopyTo(row);
        Tcp.CopyTo(row[3..]);
        LeftPad.CopyTo(row[6..]);
        RightPad.CopyTo(row[9..]);
        Objects.First.CopyTo(row[12..]);
        Objects.FirstRotation.CopyTo(row[15..]);
        Objects.Second.CopyTo(row[19..]);
        Objects.SecondRotation.CopyTo(row[22..]);
        (row[26], row[27]) = (Opening, Grip);
    }

    internal static Moment From(ReadOnlySpan<double> row) => new(
        Vec3.From(row),
        Vec3.From(row[3..]),
        row[26],
        Vec3.From(row[6..]),
        Vec3.From(row[9..]),
        new ObjectReading(Vec3.From(row[12..]), Quat.From(row[15..]), Vec3.From(row[19..]), Quat.From(row[22..])),
        row[27]);
}
