using RoboIrl.Core.Geometry;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>A rigid thing.</summary>
public interface IRigidObject
{
    /// <summary><see cref="Position"/> in metres and how the thing is turned.</summary>
    Pose Pose { get; }

    /// <summary>Where it is, metres.</summary>
    Vec3 Position { get; }

    /// <summary>Velocity of the point at <see cref="Position"/>, m/s.</summary>
    Vec3 Velocity { get; }

    /// <summary>Angular velocity in the world's frame, rad/s.</summary>
    Vec3 AngularVelocity { get; }

    /// <summary>Whether it is at rest: slower than 0.01 m/s and 0.5 rad/s.</summary>
    bool IsStatic { get; }
}
