using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>Turning in a plane, for experts that follow a hinge.</summary>
internal static class Arc
{
    /// <summary>A vector turned about z.</summary>
    /// <param name="v">Any vector.</param>
    /// <param name="angle">Radians, counter-clockwise seen from above.</param>
    public static Vec3 AboutZ(Vec3 v, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return new Vec3((cos * v.X) - (sin * v.Y), (sin * v.X) + (cos * v.Y), v.Z);
    }

    /// <summary>A vector turned about y.</summary>
    /// <param name="v">Any vector.</param>
    /// <param name="angle">Radians; a positive angle lowers what points along +x.</param>
    public static Vec3 AboutY(Vec3 v, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return new Vec3((cos * v.X) + (sin * v.Z), v.Y, (cos * v.Z) - (sin * v.X));
    }

    /// <summary>The angle about z that brings one vector's direction to the other's, in (-pi, pi].</summary>
    /// <param name="from">Not along z.</param>
    /// <param name="to">Not along z.</param>
    public static double AngleZ(Vec3 from, Vec3 to) => Math.Atan2((from.X * to.Y) - (from.Y * to.X), (from.X * to.X) + (from.Y * to.Y));

    /// <summary>The angle about y that brings one vector's direction to the other's, in (-pi, pi].</summary>
    /// <param name="from">Not along y.</param>
    /// <param name="to">Not along y.</param>
    public static double AngleY(Vec3 from, Vec3 to) => Math.Atan2((from.Z * to.X) - (from.X * to.Z), (from.X * to.X) + (from.Z * to.Z));
}
