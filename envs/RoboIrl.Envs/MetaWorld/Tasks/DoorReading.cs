using RoboIrl.Envs.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>What the door tasks observe: the middle of the handle, and how the door is turned.</summary>
internal static class DoorReading
{
    /// <summary>Middle of the handle from the hinge while the door is shut, metres.</summary>
    public static Vec3 HandleFromHinge => new(0.3757, -0.1071, 0);

    /// <summary>Reads it.</summary>
    /// <param name="data">The world.</param>
    /// <param name="handle">The handle's site.</param>
    /// <param name="door">The door's body.</param>
    public static ObjectReading Of(MjData data, SiteId handle, BodyId door)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(handle)), Quat.From(data.Xquat.Slice(4 * door.Index, 4)));
    }
}
