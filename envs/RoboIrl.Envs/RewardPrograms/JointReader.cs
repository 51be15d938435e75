using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>Reads a slide or a hinge.</summary>
internal readonly struct JointReader
{
    private readonly int _position;
    private readonly int _velocity;

    /// <summary>Looks the joint up.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="joint">A slide or a hinge.</param>
    public JointReader(MjModel model, JointId joint) => (_position, _velocity) = (model.JointQposAddress[joint.Index], model.JointDofAddress[joint.Index]);

    /// <summary>Looks the joint up.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="name">A slide or a hinge.</param>
    public JointReader(MjModel model, string name)
        : this(model, model.Joint(name))
    {
    }

    /// <summary>Position and velocity of the new state.</summary>
    /// <param name="data">The world.</param>
    public JointState Read(MjData data) => new(data.Qpos[_position], data.Qvel[_velocity]);
}
