namespace RoboIrl.Core.Geometry;

/// <summary>A point or a direction in space, double precision.</summary>
/// <param name="X">Along x; a place is in metres.</param>
/// <param name="Y">Along y.</param>
/// <param name="Z">Along z, up.</param>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>The origin.</summary>
    public static Vec3 Zero => default;

    /// <summary>The direction of x.</summary>
    public static Vec3 UnitX => new(1, 0, 0);

    /// <summary>The direction of y.</summary>
    public static Vec3 UnitY => new(0, 1, 0);

    /// <summary>The direction of z, up.</summary>
    public static Vec3 UnitZ => new(0, 0, 1);

    /// <summary>Euclidean length.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y) + (Z * Z));

    /// <summary>Length of the part in the x-y plane.</summary>
    public double LengthXY => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>Length of the part in the x-z plane.</summary>
    public double LengthXZ => Math.Sqrt((X * X) + (Z * Z));

    /// <summary>Length of the part in the y-z plane.</summary>
    public double LengthYZ => Math.Sqrt((Y * Y) + (Z * Z));

    /// <summary>Component-wise sum.</summary>
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Component-wise difference.</summary>
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The opposite vector.</summary>
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Scaled vector.</summary>
    public static Vec3 operator *(double factor, Vec3 a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>Scaled vector.</summary>
    public static Vec3 operator *(Vec3 a, double factor) => factor * a;

    /// <summary>Distance of two points.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double Distance(Vec3 a, Vec3 b) => (a - b).Length;

    /// <summary>Distance of two points as seen from above.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double DistanceXY(Vec3 a, Vec3 b) => (a - b).LengthXY;

    /// <summary>Scalar product.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double Dot(Vec3 a, Vec3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Vector product, right-handed.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static Vec3 Cross(Vec3 a, Vec3 b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>The same direction with length 1; zero stays zero.</summary>
    public Vec3 Normalized() => Length is > 0 and var length ? 1 / length * this : Zero;

    /// <summary>This vector with each component multiplied by its own factor.</summary>
    /// <param name="x">Factor of <see cref="X"/>.</param>
    /// <param name="y">Factor of <see cref="Y"/>.</param>
    /// <param name="z">Factor of <see cref="Z"/>.</param>
    public Vec3 Scale(double x, double y, double z) => new(X * x, Y * y, Z * z);

    /// <summary>Every component moved into its interval.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends.</param>
    public Vec3 Clamp(Vec3 low, Vec3 high) => new(Math.Clamp(X, low.X, high.X), Math.Clamp(Y, low.Y, high.Y), Math.Clamp(Z, low.Z, high.Z));

    /// <summary>The first three elements of a row.</summary>
    /// <param name="row">[3] or more.</param>
    internal static Vec3 From(ReadOnlySpan<double> row) => new(row[0], row[1], row[2]);

    /// <summary>Writes the three components.</summary>
    /// <param name="row">[3] or more.</param>
    internal void CopyTo(Span<double> row) => (row[0], row[1], row[2]) = (X, Y, Z);
}
