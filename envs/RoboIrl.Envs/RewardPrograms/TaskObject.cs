using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>The first or second thing of a task of the manipulation suite, at the point that the task observes.</summary>
/// <param name="world">The view that it belongs to.</param>
/// <param name="model">The compiled model.</param>
/// <param name="body">The body that the point is fixed to.</param>
/// <param name="isSecond">Whether it is the second thing.</param>
internal sealed class TaskObject(ManipulationWorld world, MjModel model, BodyId body, bool isSecond) : ITaskObject
{
    private readonly BodyMotion _motion = new(model, body);

    /// <inheritdoc/>
    public Pose Pose => new(Position, _motion.Rotation(world.Data));

    /// <inheritdoc/>
    public Vec3 Position => In(world.Task.Now);

    /// <inheritdoc/>
    public Vec3 StartPosition => In(world.Task.Start);

    /// <inheritdoc/>
    public Vec3 Velocity => _motion.VelocityAt(world.Data, Position);

    /// <inheritdoc/>
    public Vec3 AngularVelocity => _motion.AngularVelocity(world.Data);

    /// <inheritdoc/>
    public bool IsStatic => Rest.IsStatic(Velocity, AngularVelocity);

    /// <summary>The view that it belongs to.</summary>
    internal ManipulationWorld World => world;

    /// <summary>[ngeom] the geoms of its body.</summary>
    internal bool[] Geoms { get; } = Contacts.GeomsOf(model, body);

    private Vec3 In(in Moment moment) => isSecond ? moment.Objects.Second : moment.Objects.First;
}
