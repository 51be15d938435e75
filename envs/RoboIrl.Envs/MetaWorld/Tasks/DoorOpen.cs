using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Pull the door of a safe open by its handle.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DoorOpen(TaskSetup setup) : FixtureTask(setup, "handle", "door")
{
    private const double Opened = 0.08;
    private const double Ajar = -Math.PI / 90;
    private const double WideOpen = 2 * Math.PI / 3;

    // Around the handle the hand may come down; farther away it shall stay above a funnel.
    private const double FunnelRadius = 0.12;
    private static readonly Vec3 FunnelFromHandle = new(-0.05, 0, 0);
    private static readonly Vec3 HookFromHandle = new(0, 0.03, -0.01);
    private static readonly Vec3 GoalFromSafe = new(-0.3, -0.45, 0);
    private static readonly Vec3 HingeFromGoal = new(0.115, 0.35, 0);

    private readonly JointId _hinge = setup.Model.Joint("door");

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "door-open",
        Model = "door",
        Instruction = "Open the door of the safe.",
        Paraphrases = ["Pull the safe's door open by its handle.", "Swing the door open.", "Hook the handle and open the safe."],
        Reward = "2 H(reach, closing) + 8 (0.2 [angle < -2 deg] + 0.8 T(2 pi / 3 + angle; 0 to 0.5; m pi / 3)); reach = H(above a funnel around the handle, T(|hand - (handle + (0, 0.03, -0.01))|; 0 to 0.06; m 0.5)), closing = (gripper command + 1) / 2; 10 on success",
        FixedReward = "2 H(reach, closing) + 8 (0.2 [angle < -2 deg] + 0.8 T(2 pi / 3 + angle; 0 to 0.5; m pi / 3)); reach = H(above a funnel around the handle, T(|tcp - (handle + (0, 0.03, -0.01))|; 0 to 0.06; m 0.5)), closing = (gripper command + 1) / 2",
        Success = "the handle is within 0.08 m of its place in the open door, along x, on either side",
        FixedSuccess = "the handle is at most 0.08 m right of its place in the open door",
        Defects =
        [
            "A door that is opened further than 104 degrees no longer counts as open.",
            "The reach term uses the hand body and not the fingertips.",
        ],
        Low = [0, 0.85, 0.15],
        High = [0.1, 0.95, 0.15],
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new DoorOpen(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromSafe;

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double beyond = now.Object.X - Goal.X;
        double distance = IsFixed ? Math.Max(beyond, 0) : Math.Abs(beyond);
        double angle = data.QposOf(_hinge);
        double opened = (angle < Ajar ? 0.2 : 0) + (0.8 * Shaping.Within(WideOpen + angle, 0, 0.5, Math.PI / 3));
        double reach = Reach(IsFixed ? now.Tcp : now.Hand, now.Object);
        double closing = (now.Grip + 1) / 2;
        double reward = (2 * Shaping.Both(reach, closing)) + (8 * opened);
        return new Score(distance <= Opened ? FullReward : reward, distance <= Opened, distance, reach, opened);
    }

    private static double Reach(Vec3 hand, Vec3 handle)
    {
        double away = Vec3.DistanceXY(hand, handle + FunnelFromHandle);
        double floor = Shaping.Funnel(away, FunnelRadius, 0.04, 0.4);
        return Shaping.Both(Shaping.Above(hand.Z, floor, floor / 2), Shaping.Near(Vec3.Distance(hand, handle + HookFromHandle), 0.06, 0.5));
    }

    // Hook the bar from above and pull the door ajar; then over the door, and push its inner side along the arc. The bar alone
    // would not do: the hand cannot come near enough to the robot. All places in the frame that turns with the door.
    private static Command Expert(in ExpertView view)
    {
        const double ajar = -0.6;
        const double wide = -1.6;
        Vec3 hinge = view.Goal + HingeFromGoal;
        double angle = Arc.AngleZ(Safe.HandleFromHinge, view.Object - hinge);
        Vec3 finger = Arc.AboutZ(view.Tcp - hinge, -angle);
        Vec3 At(Vec3 place, double turn) => hinge + Arc.AboutZ(place, Math.Max(angle + turn, wide));
        if (angle < wide + 0.1)
        {
            return new Command(view.Tcp, Grip: 1, Gain: 0);
        }

        if (angle > ajar)
        {
            Vec3 hook = new(0.385, -0.065, -0.02);
            bool between = Math.Abs(finger.X - hook.X) < 0.025 && Math.Abs(finger.Y - hook.Y) < 0.035;
            bool low = finger.Z < 0.01;
            return between
                ? new Command(low ? At(hook, -0.25) : At(hook, 0), Grip: 1, Gain: 15)
                : Above(view, hinge + Arc.AboutZ(hook, angle), 0.07);
        }

        Vec3 push = new(0.2, 0.045, 0.06);
        bool inside = finger.Y > 0.02 && finger.X is > 0.1 and < 0.3;
        return inside && finger.Z < 0.09 ? new Command(At(push, -0.3), Grip: 1, Gain: 12)
            : inside && Math.Abs(finger.Y - push.Y) < 0.02 ? new Command(At(push, 0), Grip: 1, Gain: 15)
            : Above(view, hinge + Arc.AboutZ(push, angle), 0.09);
    }

    // Up first, then across: never through the door.
    private static Command Above(in ExpertView view, Vec3 place, double clearance)
    {
        double height = place.Z + clearance;
        bool up = view.Tcp.Z > height - 0.02;
        return new Command(up ? new Vec3(place.X, place.Y, height) : new Vec3(view.Tcp.X, view.Tcp.Y, height + 0.03), Grip: 1, Gain: 15);
    }
}
