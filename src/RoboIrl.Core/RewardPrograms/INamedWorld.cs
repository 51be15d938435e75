using RoboIrl.Core.Geometry;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>Any world: what its model names, by name. A name that the model does not have is an error.</summary>
public interface INamedWorld : IWorld
{
    /// <summary>A body of the model.</summary>
    /// <param name="name">A literal: one of the names in the listing.</param>
    IRigidObject Body(string name);

    /// <summary>Where a site of the model is, metres.</summary>
    /// <param name="name">A literal: one of the names in the listing.</param>
    Vec3 Site(string name);

    /// <summary>A joint that slides (m, m/s) or turns (rad, rad/s).</summary>
    /// <param name="name">A literal: one of the names in the listing.</param>
    JointState Joint(string name);
}
