using RoboIrl.Core.Geometry;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>An arm with a gripper of two parallel fingers.</summary>
public interface IRobot
{
    /// <summary>Middle between the two fingertips, metres, and how the hand is turned.</summary>
    Pose EndEffector { get; }

    /// <summary>Velocity of the middle between the two fingertips, m/s.</summary>
    Vec3 Velocity { get; }

    /// <summary>Where <see cref="EndEffector"/> was when the episode began, metres.</summary>
    Vec3 StartPosition { get; }

    /// <summary>Inner pad of the left finger, metres.</summary>
    Vec3 LeftFinger { get; }

    /// <summary>Inner pad of the right finger, metres.</summary>
    Vec3 RightFinger { get; }

    /// <summary>How far the gripper is open, in [0, 1]: 1 is wide open, smaller is more closed.</summary>
    double GripperOpening { get; }

    /// <summary>Whether both fingers touch the thing.</summary>
    /// <param name="thing">A thing of the same world.</param>
    bool IsGrasping(IRigidObject thing);
}
