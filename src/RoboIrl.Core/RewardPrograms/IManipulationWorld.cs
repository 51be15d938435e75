using RoboIrl.Core.Geometry;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>An arm with a gripper at a table, and what it shall handle. x points to the robot's right, y away from the robot, z up.</summary>
public interface IManipulationWorld : IWorld
{
    /// <summary>The arm.</summary>
    IRobot Robot { get; }

    /// <summary>What the task is about.</summary>
    ITaskObject Object { get; }

    /// <summary>The second thing that the task is about.</summary>
    ITaskObject Second { get; }

    /// <summary>The part that slides or turns in a joint.</summary>
    IArticulatedPart Part { get; }

    /// <summary>The target's place, metres; the same for a whole episode.</summary>
    Vec3 Goal { get; }
}
