using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>The few functions that all manipulation rewards are made of. Values are in [0, 1].</summary>
public static class Shaping
{
    /// <summary>1 up to <paramref name="upper"/>, then falling with a long tail: 0.1 one margin outside.</summary>
    /// <param name="x">A distance, 0 or more.</param>
    /// <param name="upper">Largest distance that counts 1.</param>
    /// <param name="margin">0 or more; 0 makes a step.</param>
    public static double Near(double x, double upper, double margin) => Within(x, 0, upper, margin);

    /// <summary>1 within bounds, falling with a long tail: 0.1 one margin outside.</summary>
    /// <param name="x">A quantity.</param>
    /// <param name="lower">Smallest value that counts 1.</param>
    /// <param name="upper">Largest value that counts 1.</param>
    /// <param name="margin">0 or more; 0 makes a step.</param>
    public static double Within(double x, double lower, double upper, double margin) => new Tolerance(lower, upper, margin, ToleranceSigmoid.LongTail).Of(x);

    /// <summary>As <see cref="Near"/>, falling like a bell curve.</summary>
    /// <param name="x">A distance, 0 or more.</param>
    /// <param name="upper">Largest distance that counts 1.</param>
    /// <param name="margin">0 or more; 0 makes a step.</param>
    public static double NearGaussian(double x, double upper, double margin) => new Tolerance(0, upper, margin).Of(x);

    /// <summary>Both: the Hamacher product ab / (a + b - ab), 0 where both are 0; 1 only where both are 1.</summary>
    /// <param name="a">In [0, 1].</param>
    /// <param name="b">In [0, 1].</param>
    public static double Both(double a, double b)
    {
        double whole = a + b - (a * b);
        return whole > 0 ? a * b / whole : 0;
    }

    /// <summary>
    /// A box that is forbidden: outside 1; inside the product over the axes of the part of the way from one corner (0) to the
    /// opposite one (1).
    /// </summary>
    /// <param name="x">A point.</param>
    /// <param name="zero">The corner with value 0.</param>
    /// <param name="one">The opposite corner.</param>
    public static double OutsideBox(Vec3 x, Vec3 zero, Vec3 one)
    {
        bool inside = Between(x.X, zero.X, one.X) && Between(x.Y, zero.Y, one.Y) && Between(x.Z, zero.Z, one.Z);
        return inside ? Part(x.X, zero.X, one.X) * Part(x.Y, zero.Y, one.Y) * Part(x.Z, zero.Z, one.Z) : 1;
    }

    /// <summary>Height of a funnel's wall, which rises steeply beside its neck: a hand above it gets down to a thing without striking it.</summary>
    /// <param name="beside">Distance from the funnel's axis, metres.</param>
    /// <param name="neck">Radius of the neck, up to where the height is 0, metres.</param>
    /// <param name="slope">Height gained per factor of e in the distance from the neck, metres.</param>
    /// <param name="height">Height 1 m beside the neck, metres.</param>
    public static double Funnel(double beside, double neck, double slope, double height) =>
        beside <= neck ? 0 : (slope * Math.Log(beside - neck)) + height;

    /// <summary>1 from a height on and up to 1 cm below it, falling with a long tail further down.</summary>
    /// <param name="z">A height, metres.</param>
    /// <param name="floor">The height wanted, for example of <see cref="Funnel"/>, metres.</param>
    /// <param name="margin">How far beyond that centimetre the value is 0.1, metres, 0 or more.</param>
    public static double Above(double z, double floor, double margin) => z >= floor ? 1 : Near(floor - z, 0.01, margin);

    /// <summary>A number moved into [0, 1].</summary>
    /// <param name="x">Any number.</param>
    public static double Unit(double x) => Math.Clamp(x, 0, 1);

    private static bool Between(double x, double a, double b) => x >= Math.Min(a, b) && x <= Math.Max(a, b);

    private static double Part(double x, double zero, double one) => (x - zero) / (one - zero);
}
