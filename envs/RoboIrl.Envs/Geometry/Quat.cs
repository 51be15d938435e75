namespace RoboIrl.Envs.Geometry;

/// <summary>An orientation as a quaternion, scalar first like MuJoCo's.</summary>
/// <param name="W">Scalar part.</param>
/// <param name="X">x of the vector part.</param>
/// <param name="Y">y of the vector part.</param>
/// <param name="Z">z of the vector part.</param>
public readonly record struct Quat(double W, double X, double Y, double Z)
{
    /// <summary>No rotation.</summary>
    public static Quat Identity => new(1, 0, 0, 0);

    /// <summary>The first four elements of a row, scalar first.</summary>
    /// <param name="row">[4] or more.</param>
    public static Quat From(ReadOnlySpan<double> row) => new(row[0], row[1], row[2], row[3]);

    /// <summary>Euclidean distance of the four numbers; q and -q, the same orientation, are apart.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double Distance(Quat a, Quat b)
    {
        (double w, double x, double y, double z) = (a.W - b.W, a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return Math.Sqrt((w * w) + (x * x) + (y * y) + (z * z));
    }

    /// <summary>Writes w, x, y, z.</summary>
    /// <param name="row">[4] or more.</param>
    public void CopyTo(Span<double> row) => (row[0], row[1], row[2], row[3]) = (W, X, Y, Z);
}
