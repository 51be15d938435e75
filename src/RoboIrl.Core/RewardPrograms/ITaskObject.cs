using RoboIrl.Core.Geometry;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>What a task is about: a thing that moves freely, or the point of a fixture that is to be moved, such as a handle.</summary>
public interface ITaskObject : IRigidObject
{
    /// <summary>Where <see cref="IRigidObject.Position"/> was when the episode began, metres.</summary>
    Vec3 StartPosition { get; }
}
