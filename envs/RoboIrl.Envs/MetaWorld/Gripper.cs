using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>Arm and gripper of one world: set-point of the hand, fingers, and where they are.</summary>
/// <param name="model">A model with the parts of <c>arm.xml</c>.</param>
internal sealed class Gripper(MjModel model)
{
    // A full action moves the set-point by this much per control step, metres.
    private const double Stride = 0.01;
    private const double OpenDistance = 0.1;

    // The gripper points straight down; the engine normalises it.
    private static readonly Quat Down = new(1, 0, 1, 0);

    private readonly BodyId _hand = model.Body("hand");
    private readonly BodyId _leftClaw = model.Body("left_claw");
    private readonly BodyId _rightClaw = model.Body("right_claw");
    private readonly BodyId _leftPad = model.Body("left_pad");
    private readonly BodyId _rightPad = model.Body("right_pad");
    private readonly SiteId _leftTip = model.Site("left_tip");
    private readonly SiteId _rightTip = model.Site("right_tip");
    private readonly ActuatorId _leftFinger = model.Actuator("left_finger");
    private readonly ActuatorId _rightFinger = model.Actuator("right_finger");
    private readonly int _arm = model.JointQposAddress[model.Joint("arm_0").Index];
    private readonly MocapBody _setPoint = new(model, "mocap");

    /// <summary>Puts the arm where the hand rests at a start, fingers open.</summary>
    /// <param name="data">A fresh world.</param>
    /// <param name="start">Which start.</param>
    public void Home(MjData data, HandStart start)
    {
        HomePose.For(start).CopyTo(data.Qpos[_arm..]);
        _setPoint.Move(data, Vec3.From(HomePose.MocapFor(start)));
        _setPoint.Turn(data, Down);
    }

    /// <summary>Moves the set-point and commands the fingers.</summary>
    /// <param name="data">The world.</param>
    /// <param name="action">[4] steps along x, y, z and closing; clamped to [-1, 1] here.</param>
    /// <param name="low">Lower corner of the set-point's box.</param>
    /// <param name="high">Upper corner.</param>
    public void Act(MjData data, ReadOnlySpan<float> action, Vec3 low, Vec3 high)
    {
        Vec3 step = Stride * new Vec3(Clip(action[0]), Clip(action[1]), Clip(action[2]));
        _setPoint.Move(data, (_setPoint.Position(data) + step).Clamp(low, high));
        double closing = Clip(action[3]);
        data.CtrlOf(_rightFinger) = closing;
        data.CtrlOf(_leftFinger) = -closing;
    }

    /// <summary>Reads hand and fingers as they are.</summary>
    /// <param name="data">The world.</param>
    public Moment Read(MjData data) => new(
        Vec3.From(data.PositionOf(_hand)),
        0.5 * (Vec3.From(data.PositionOf(_leftTip)) + Vec3.From(data.PositionOf(_rightTip))),
        Math.Clamp(Vec3.Distance(Vec3.From(data.PositionOf(_leftClaw)), Vec3.From(data.PositionOf(_rightClaw))) / OpenDistance, 0, 1),
        Vec3.From(data.PositionOf(_leftPad)),
        Vec3.From(data.PositionOf(_rightPad)),
        default,
        0);

    private static double Clip(float value) => Math.Clamp(value, -1f, 1f);
}
