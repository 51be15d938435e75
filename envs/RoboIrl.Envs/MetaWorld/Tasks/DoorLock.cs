using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Lock a door by turning its lever down.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DoorLock(TaskSetup setup) : FixtureTask(setup, "lock_close_tip")
{
    private const double Locked = 0.02;
    private static readonly Vec3 GoalFromPivot = new(0, -0.04, -0.1);
    private static readonly Vec3 PointFromPivot = new(0.09, -0.04, 0.01);
    private static readonly Vec3 TipFromPad = new(0, 0, -0.045);

    private double _reachMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "door-lock",
        Model = "door_lock",
        Instruction = "Lock the door.",
        Paraphrases = ["Turn the lock's lever down.", "Rotate the lock clockwise until the door is locked.", "Press the lever of the lock down."],
        Reward = "2 H(opening, reach) + 8 T(|lever - goal| along z; 0 to 0.005; m 0.1); reach = T(x; 0 to 0.01; m x), x = |(lever - middle of the left finger) (0.25, 1, 0.5)|",
        FixedReward = "2 H(opening, reach) + 8 T(|lever - goal| along z; 0 to 0.005; m 0.1); reach = T(|(lever - tip of the left finger) (0.25, 1, 0.5)|; 0 to 0.01; m at the start)",
        Success = "the lever's tip is within 0.02 m of the goal's height, which lies below all it can reach: at most 0.01 m above its lowest place",
        Defects =
        [
            "The left pad's place at the start is a view of where it is now, so the reach term never falls below a tenth.",
            "The reach term brings the middle of the left finger to the lever and not its tip, which has to lie on it.",
        ],
        Low = [-0.1, 0.8, 0.15],
        High = [0.1, 0.85, 0.15],
        ReachLow = new Vec3(-0.5, 0.4, -0.15),
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new DoorLock(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + Safe.LockFromSafe + GoalFromPivot;

    /// <inheritdoc/>
    protected override void Begin() => _reachMargin = Apart(Start);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Math.Abs(Goal.Z - now.Object.Z);
        double apart = Apart(now);
        double reach = Shaping.Near(apart, 0.01, IsFixed ? _reachMargin : apart);
        double pressed = Shaping.Near(distance, 0.005, 0.1);
        double reward = (2 * Shaping.Both(now.Opening, reach)) + (8 * pressed);
        return new Score(reward, distance <= Locked, distance, reach, pressed);
    }

    private double Apart(in Moment state)
    {
        Vec3 finger = IsFixed ? state.LeftPad + TipFromPad : state.LeftPad;
        return (state.Object - finger).Scale(0.25, 1, 0.5).Length;
    }

    // Fingers open, the left one over the lever's end, then along the arc; places in the frame that turns with the lever.
    private static Command Expert(in ExpertView view)
    {
        const double down = 1.4;
        Vec3 pivot = view.Goal - GoalFromPivot;
        double angle = Arc.AngleY(PointFromPivot, view.Object - pivot);
        if (angle > down)
        {
            return new Command(view.Tcp, Grip: -1, Gain: 0);
        }

        Vec3 above = new(0.075, -0.07, 0.035);
        Vec3 finger = Arc.AboutY(view.Tcp - pivot, -angle);
        bool over = Math.Abs(finger.X - above.X) < 0.03 && Math.Abs(finger.Y - above.Y) < 0.012 && finger.Z > 0;
        if (over)
        {
            return new Command(pivot + Arc.AboutY(above, Math.Min(angle + 0.45, down + 0.1)), Grip: -1, Gain: 15);
        }

        Vec3 ready = pivot + Arc.AboutY(above, angle) + new Vec3(0, 0, 0.03);
        bool high = view.Tcp.Z > ready.Z - 0.02;
        return new Command(ready - new Vec3(0, high ? 0 : 0.05, 0), Grip: -1, Gain: 15);
    }
}
