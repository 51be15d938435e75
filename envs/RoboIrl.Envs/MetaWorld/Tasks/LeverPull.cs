using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Turn a lever up by a quarter turn.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class LeverPull(TaskSetup setup) : FixtureTask(setup, "lever_tip", "lever")
{
    private const double Up = Math.PI / 2;
    private const double Tolerated = Math.PI / 24;
    private const double Length = 0.2;
    private const double FingerLength = 0.045;

    // Distance of the knob from the top that counts as there; the fixed one is that of the tolerated angle.
    private const double AtTop = 0.026;
    private const double AtTopOriginal = 0.04;
    private static readonly Vec3 GoalFromStand = new(0.12, 0, 0.45);
    private static readonly Vec3 KnobFromStand = new(0.12, -0.2, 0.25);

    // The knob belongs here, seen from the hand: in front of it and beside the gripper's base, which carries it up.
    private static readonly Vec3 KnobFromHand = new(0, 0.055, 0.07);
    private static readonly Vec3 KnobFromBase = new(0, 0.071, 0.135);

    private readonly JointId _lever = setup.Model.Joint("lever");
    private double _readyMargin;
    private double _turnMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "lever-pull",
        Model = "lever",
        Instruction = "Pull the lever up.",
        Paraphrases = ["Turn the lever upwards until it is upright.", "Raise the lever by a quarter turn.", "Lift the red knob of the lever to the top."],
        Reward = "10 H(T(|(hand + (0, 0.055, 0.07) - knob) (4, 1, 4)|; 0 to 0.02), T(|knob - goal|; 0 to 0.04))",
        FixedReward = "10 H(T(|(hand + (0, 0.071, 0.135) - knob) (4, 1, 4)|; 0 to 0.02), T(|knob - goal|; 0 to 0.026))",
        Success = "the lever is within 7.5 degrees of upright, short of it or beyond",
        FixedSuccess = "the lever is at most 7.5 degrees short of upright",
        Defects =
        [
            "The lever's limits let it go down only: success needs it broken through its limit by a quarter turn.",
            "The turn term is full from 11.5 degrees short of upright on, where success is not.",
            "A lever turned more than 7.5 degrees beyond upright counts as not turned.",
            "The reach term asks for a place of the hand where the gripper's base would be inside the knob, and its margin takes the fingertips for the hand.",
        ],
        Low = [-0.1, 0.7, 0],
        High = [0.1, 0.8, 0],
        HandStart = HandStart.Near,
        ReachLow = new Vec3(-0.5, 0.4, -0.15),
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        FaithfulRanges = [new JointRange("lever", 0, 1.57)],
        ConstantObservations = [9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new LeverPull(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromStand;

    /// <inheritdoc/>
    protected override void Begin()
    {
        Vec3 knob = Vec3.From(Placement) + KnobFromStand;
        _readyMargin = Offset(IsFixed ? Start.Hand : Start.Tcp, knob);
        _turnMargin = Vec3.Distance(knob, Goal);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double left = Up + data.QposOf(_lever);
        double remaining = IsFixed ? Math.Max(left, 0) : Math.Abs(left);
        double ready = Shaping.Near(Offset(now.Hand, now.Object), 0.02, _readyMargin);
        double turned = Shaping.Near(Vec3.Distance(now.Object, Goal), IsFixed ? AtTop : AtTopOriginal, _turnMargin);
        return new Score(FullReward * Shaping.Both(ready, turned), remaining <= Tolerated, remaining, ready, turned);
    }

    private double Offset(Vec3 hand, Vec3 knob) => (hand + (IsFixed ? KnobFromBase : KnobFromHand) - knob).Scale(4, 1, 4).Length;

    // From below and in front: the edge of the gripper's base carries the knob along its arc, up first and then away.
    private static Command Expert(in ExpertView view)
    {
        Vec3 axis = view.Goal - new Vec3(0, 0, Length);
        double angle = Math.Atan2(view.Object.Z - axis.Z, axis.Y - view.Object.Y);
        Vec3 under = Under(axis, angle);
        bool carrying = Math.Abs(view.Tcp.X - under.X) < 0.02 && Vec3.Distance(view.Tcp, under) < 0.06;
        return carrying
            ? new Command(Under(axis, Math.Min(angle + 0.25, Up - 0.03)), Grip: 1, Gain: 15)
            : new Command(under + new Vec3(0, -0.04, -0.02), Grip: 1, Gain: 15);
    }

    // Where the fingertips are while the gripper's base carries the knob of a lever turned up this far.
    private static Vec3 Under(Vec3 axis, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return axis + new Vec3(0, -Length * cos, Length * sin) - KnobFromBase - new Vec3(0, 0, FingerLength);
    }
}
