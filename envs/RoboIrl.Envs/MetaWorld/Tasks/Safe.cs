using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Measures of the safe that the door and lock tasks share.</summary>
internal static class Safe
{
    /// <summary>Middle of the handle from the hinge while the door is shut, metres.</summary>
    public static Vec3 HandleFromHinge => new(0.3757, -0.1071, 0);

    /// <summary>Where the lock turns, from the safe's place, metres.</summary>
    public static Vec3 LockFromSafe => new(0, -0.118, 0.061);
}
