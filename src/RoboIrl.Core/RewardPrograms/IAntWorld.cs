namespace RoboIrl.Core.RewardPrograms;

/// <summary>A four-legged robot; forward is +x, up is +z.</summary>
public interface IAntWorld : IWorld
{
    /// <summary>
    /// The round torso, radius 0.25 m. Its middle is at a height of 0.75 m at the start; <c>Pose.Rotation.Up.Z</c> is 1 upright and
    /// -1 upside down.
    /// </summary>
    IRigidObject Torso { get; }

    /// <summary>Hinge that swings a leg sideways: rad in [-0.52, 0.52], counter-clockwise seen from above is positive, and rad/s.</summary>
    /// <param name="leg">Which leg.</param>
    JointState Hip(AntLeg leg);

    /// <summary>Hinge that lowers a foot: rad in [0.52, 1.22], 0 would be straight out, larger is further down on every leg, and rad/s.</summary>
    /// <param name="leg">Which leg.</param>
    JointState Ankle(AntLeg leg);

    /// <summary>Whether any part touches the ground.</summary>
    bool IsOnGround { get; }
}
