using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>The arm of the manipulation suite.</summary>
/// <param name="world">The view that it belongs to.</param>
/// <param name="model">A model with the parts of <c>arm.xml</c>.</param>
internal sealed class ArmView(ManipulationWorld world, MjModel model) : IRobot
{
    private readonly BodyMotion _hand = new(model, model.Body("hand"));
    private readonly BodyMotion _leftClaw = new(model, model.Body("left_claw"));
    private readonly BodyMotion _rightClaw = new(model, model.Body("right_claw"));
    private readonly Fingers _fingers = new(model);

    /// <inheritdoc/>
    public Pose EndEffector => new(world.Task.Now.Tcp, _hand.Rotation(world.Data));

    // The tips are equally far from the point on opposite sides, so what turning adds to one it takes from the other.
    /// <inheritdoc/>
    public Vec3 Velocity
    {
        get
        {
            Vec3 point = world.Task.Now.Tcp;
            return 0.5 * (_leftClaw.VelocityAt(world.Data, point) + _rightClaw.VelocityAt(world.Data, point));
        }
    }

    /// <inheritdoc/>
    public Vec3 StartPosition => world.Task.Start.Tcp;

    /// <inheritdoc/>
    public Vec3 LeftFinger => world.Task.Now.LeftPad;

    /// <inheritdoc/>
    public Vec3 RightFinger => world.Task.Now.RightPad;

    /// <inheritdoc/>
    public double GripperOpening => world.Task.Now.Opening;

    /// <inheritdoc/>
    public bool IsGrasping(IRigidObject thing) => thing is TaskObject own && own.World == world
        ? _fingers.Hold(world.Data, own.Geoms)
        : throw new ArgumentException("The thing is none of this world; pass its Object or Second.", nameof(thing));
}
