using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>
/// A body whose place is part of a world's state and not of the model, so that worlds with different placements share a model.
/// </summary>
/// <param name="model">The compiled model.</param>
/// <param name="name">A body with <c>mocap="true"</c>.</param>
public readonly struct MocapBody(MjModel model, string name)
{
    private readonly int _index = Index(model, name);

    /// <summary>Where it is, metres.</summary>
    /// <param name="data">The world.</param>
    public Vec3 Position(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Vec3.From(data.MocapPosition.Slice(3 * _index, 3));
    }

    /// <summary>Puts it somewhere, with all that is attached to it.</summary>
    /// <param name="data">The world.</param>
    /// <param name="position">Metres.</param>
    public void Move(MjData data, Vec3 position)
    {
        ArgumentNullException.ThrowIfNull(data);
        position.CopyTo(data.MocapPosition.Slice(3 * _index, 3));
    }

    /// <summary>Turns it.</summary>
    /// <param name="data">The world.</param>
    /// <param name="rotation">Any length but 0.</param>
    public void Turn(MjData data, Quat rotation)
    {
        ArgumentNullException.ThrowIfNull(data);
        rotation.CopyTo(data.MocapQuaternion.Slice(4 * _index, 4));
    }

    private static int Index(MjModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        int index = model.BodyMocap[model.Body(name).Index];
        return index >= 0 ? index : throw new ArgumentException($"The body '{name}' of '{model.Source}' is not a mocap body; give it mocap=\"true\".", nameof(name));
    }
}
