namespace RoboIrl.Core.Geometry;

/// <summary>An orientation as a unit quaternion, scalar first like MuJoCo's.</summary>
/// <param name="W">Scalar part.</param>
/// <param name="X">x of the vector part.</param>
/// <param name="Y">y of the vector part.</param>
/// <param name="Z">z of the vector part.</param>
public readonly record struct Quat(double W, double X, double Y, double Z)
{
    /// <summary>No rotation.</summary>
    public static Quat Identity => new(1, 0, 0, 0);

    /// <summary>Where the turned thing's own z axis points in the world; (0, 0, 1) when upright, (0, 0, -1) when upside down.</summary>
    public Vec3 Up => Rotate(Vec3.UnitZ);

    /// <summary>Where the turned thing's own x axis points in the world.</summary>
    public Vec3 Forward => Rotate(Vec3.UnitX);

    /// <summary>The rotation b followed by the rotation a.</summary>
    public static Quat operator *(Quat a, Quat b) => new(
        (a.W * b.W) - (a.X * b.X) - (a.Y * b.Y) - (a.Z * b.Z),
        (a.W * b.X) + (a.X * b.W) + (a.Y * b.Z) - (a.Z * b.Y),
        (a.W * b.Y) - (a.X * b.Z) + (a.Y * b.W) + (a.Z * b.X),
        (a.W * b.Z) + (a.X * b.Y) - (a.Y * b.X) + (a.Z * b.W));

    /// <summary>A turn about an axis, counter-clockwise seen against it.</summary>
    /// <param name="axis">Any length but 0.</param>
    /// <param name="angle">Radians.</param>
    public static Quat About(Vec3 axis, double angle)
    {
        Vec3 part = Math.Sin(angle / 2) * axis.Normalized();
        return new Quat(Math.Cos(angle / 2), part.X, part.Y, part.Z);
    }

    /// <summary>Angle of the turn that takes one orientation to the other, radians, 0 .. pi; q and -q are the same orientation.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double Angle(Quat a, Quat b)
    {
        Quat turn = a.Inverse() * b;
        return 2 * Math.Atan2(new Vec3(turn.X, turn.Y, turn.Z).Length, Math.Abs(turn.W));
    }

    /// <summary>The opposite rotation.</summary>
    public Quat Inverse() => new(W, -X, -Y, -Z);

    /// <summary>The vector after this rotation.</summary>
    /// <param name="vector">In the turned thing's own frame; the result is in the world's.</param>
    public Vec3 Rotate(Vec3 vector)
    {
        Vec3 part = new(X, Y, Z);
        Vec3 twice = 2 * Vec3.Cross(part, vector);
        return vector + (W * twice) + Vec3.Cross(part, twice);
    }

    /// <summary>The first four elements of a row, scalar first.</summary>
    /// <param name="row">[4] or more.</param>
    internal static Quat From(ReadOnlySpan<double> row) => new(row[0], row[1], row[2], row[3]);

    /// <summary>Euclidean distance of the four numbers; q and -q, the same orientation, are apart.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    internal static double Distance(Quat a, Quat b)
    {
        (double w, double x, double y, double z) = (a.W - b.W, a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return Math.Sqrt((w * w) + (x * x) + (y * y) + (z * z));
    }

    /// <summary>Writes w, x, y, z.</summary>
    /// <param name="row">[4] or more.</param>
    internal void CopyTo(Span<double> row) => (row[0], row[1], row[2], row[3]) = (W, X, Y, Z);
}
