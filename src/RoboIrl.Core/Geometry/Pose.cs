namespace RoboIrl.Core.Geometry;

/// <summary>Where something is and how it is turned.</summary>
/// <param name="Position">Of its origin, metres.</param>
/// <param name="Rotation">Of its own axes.</param>
public readonly record struct Pose(Vec3 Position, Quat Rotation)
{
    /// <summary>At the origin, not turned.</summary>
    public static Pose Identity => new(Vec3.Zero, Quat.Identity);

    /// <summary>b, given in the frame of a, in the frame that a is given in.</summary>
    public static Pose operator *(Pose a, Pose b) => new(a.Transform(b.Position), a.Rotation * b.Rotation);

    /// <summary>Distance of the two origins, metres.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double Distance(Pose a, Pose b) => Vec3.Distance(a.Position, b.Position);

    /// <summary>Angle between the two orientations, radians, 0 .. pi.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static double Angle(Pose a, Pose b) => Quat.Angle(a.Rotation, b.Rotation);

    /// <summary>The pose that undoes this one: <c>a.Inverse() * b</c> is b as seen from a.</summary>
    public Pose Inverse()
    {
        Quat back = Rotation.Inverse();
        return new Pose(back.Rotate(-Position), back);
    }

    /// <summary>A point of this frame in the world.</summary>
    /// <param name="point">In this frame, metres.</param>
    public Vec3 Transform(Vec3 point) => Position + Rotation.Rotate(point);
}
