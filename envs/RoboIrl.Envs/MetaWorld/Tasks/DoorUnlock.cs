using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Unlock a door by turning its lever up.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DoorUnlock(TaskSetup setup) : FixtureTask(setup, "lock_open_tip")
{
    private const double LockedAtStart = 1.5708;
    private const double Unlocked = 0.02;
    private const double Touching = 0.02;
    private static readonly Vec3 GoalFromPivot = new(0.1, -0.04, 0);
    private static readonly Vec3 PointFromPivot = new(0.09, -0.04, -0.01);

    // The original pushes with the shoulder of the gripper's base.
    private static readonly Vec3 ShoulderFromHand = new(0, 0.055, 0.07);

    private readonly JointId _lock = setup.Model.Joint("lock");
    private double _reachMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "door-unlock",
        Model = "door_lock",
        Instruction = "Unlock the door.",
        Paraphrases = ["Turn the lock's lever up to the right.", "Rotate the lock counter-clockwise until the door is unlocked.", "Push the lever of the lock aside and up."],
        Reward = "2 T(|(shoulder - lever) (0.25, 1, 0.5)|; 0 to 0.02; m |(tcp at the start + (0, 0.055, 0.07) - pivot) (0.25, 1, 0.5)|) + 8 T(|lever - goal| along x; 0 to 0.005; m 0.1); shoulder = hand + (0, 0.055, 0.07)",
        FixedReward = "2 T(|(tcp - lever) (0.25, 1, 0.5)|; 0 to 0.02; m at the start) + 8 T(|lever - goal| along x; 0 to 0.005; m 0.1)",
        Success = "the lever's tip is within 0.02 m of the goal along x, which lies beyond all it can reach: at most 0.01 m short of its rightmost place",
        Defects = ["The reach term follows a shoulder of the gripper's base and not the fingertips, with a margin from the fingertips to the pivot."],
        Low = [-0.1, 0.8, 0.15],
        High = [0.1, 0.85, 0.15],
        ReachLow = new Vec3(-0.5, 0.4, -0.15),
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new DoorUnlock(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + Safe.LockFromSafe + GoalFromPivot;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Place(data, placement);
        data.QposOf(_lock) = LockedAtStart;
    }

    /// <inheritdoc/>
    protected override void Begin() => _reachMargin = IsFixed
        ? Math.Abs(Weighted(Start.Tcp - Start.Object) - Touching)
        : Weighted(Start.Tcp + ShoulderFromHand - (Vec3.From(Placement) + Safe.LockFromSafe));

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Math.Abs(Goal.X - now.Object.X);
        double apart = Weighted((IsFixed ? now.Tcp : now.Hand + ShoulderFromHand) - now.Object);
        double reach = Shaping.Near(apart, Touching, _reachMargin);
        double pushed = Shaping.Near(distance, 0.005, 0.1);
        return new Score((2 * reach) + (8 * pushed), distance <= Unlocked, distance, reach, pushed);
    }

    private static double Weighted(Vec3 way) => way.Scale(0.25, 1, 0.5).Length;

    // Closed fingers left of the knob that stands out from the lever's tip, then along with it; in front of the lever itself.
    private static Command Expert(in ExpertView view)
    {
        const double up = 0.15;
        const double ahead = 0.5;
        Vec3 knob = new(0.078, -0.07, 0);
        Vec3 left = new(-0.022, 0, -0.035);
        Vec3 pivot = view.Goal - GoalFromPivot;
        double angle = Arc.AngleY(PointFromPivot, view.Object - pivot);
        if (angle < up)
        {
            return new Command(view.Tcp, Grip: 1, Gain: 0);
        }

        Vec3 beside = pivot + Arc.AboutY(knob, angle) + left;
        Vec3 way = view.Tcp - beside;
        bool touching = Math.Abs(way.Z) < 0.035 && Math.Abs(way.Y) < 0.015 && way.X is > -0.03 and < 0.02;
        if (touching)
        {
            return new Command(pivot + Arc.AboutY(knob, Math.Max(angle - ahead, 0)) + left, Grip: 1, Gain: 15);
        }

        bool aligned = way.X < 0 && Math.Abs(way.Z) < 0.025;
        return new Command(beside - new Vec3(0.015, aligned ? 0 : 0.04, 0), Grip: 1, Gain: 15);
    }
}
