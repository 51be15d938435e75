using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>A body that moves freely.</summary>
/// <param name="model">The compiled model.</param>
/// <param name="name">Name of the body and of its free joint.</param>
public readonly struct FreeBody(MjModel model, string name)
{
    private readonly BodyId _body = Checked(model).Body(name);
    private readonly int _address = Checked(model).JointQposAddress[model.Joint(name).Index];

    /// <summary>Puts it somewhere at rest.</summary>
    /// <param name="data">A fresh world: velocities are 0.</param>
    /// <param name="position">Metres.</param>
    /// <param name="rotation">Unit quaternion.</param>
    public void Put(MjData data, Vec3 position, Quat rotation)
    {
        ArgumentNullException.ThrowIfNull(data);
        position.CopyTo(data.Qpos[_address..]);
        rotation.CopyTo(data.Qpos[(_address + 3)..]);
    }

    /// <summary>Puts it somewhere at rest, turned as the model has it.</summary>
    /// <param name="data">A fresh world.</param>
    /// <param name="position">Metres.</param>
    public void Put(MjData data, Vec3 position)
    {
        ArgumentNullException.ThrowIfNull(data);
        position.CopyTo(data.Qpos[_address..]);
    }

    /// <summary>Where it is, metres.</summary>
    /// <param name="data">The world.</param>
    public Vec3 Position(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Vec3.From(data.PositionOf(_body));
    }

    /// <summary>How it is turned.</summary>
    /// <param name="data">The world.</param>
    public Quat Rotation(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Quat.From(data.Xquat.Slice(4 * _body.Index, 4));
    }

    private static MjModel Checked(MjModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model;
    }
}
