using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Turn a dial by its pointer.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DialTurn(TaskSetup setup) : FixtureTask(setup, "dial_tip", "dial")
{
    private const double Turned = 0.07;
    private static readonly Vec3 GoalFromDial = new(0, 0.03, 0.03);

    // Where the original wants the fingertips, and where they can push: beside the bar and not above it.
    private static readonly Vec3 PushOriginal = new(0.05, 0.02, 0.09);
    private static readonly Vec3 PushBeside = new(0.05, 0.02, 0.045);

    private double _turnMargin;
    private double _reachMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "dial-turn",
        Model = "dial",
        Instruction = "Turn the dial.",
        Paraphrases = ["Rotate the dial away from its start.", "Push the pointer of the dial around.", "Turn the knob on the table by a quarter turn."],
        Reward = "10 H(H(TG(|tcp - (tip + (0.05, 0.02, 0.09))|; 0 to 0.005), gripper command in [0, 1]), T(|tip - goal|; 0 to 0.07))",
        FixedReward = "10 H(H(TG(|tcp - (tip + (0.05, 0.02, 0.045))|; 0 to 0.005), gripper command in [0, 1]), T(|tip - goal|; 0 to 0.07))",
        Success = "the pointer's tip is within 0.07 m of the goal: turned by 79 degrees or more, either way",
        Defects = ["The reach term wants the fingertips above the bar that they shall push."],
        Low = [-0.1, 0.7, 0],
        High = [0.1, 0.8, 0],
        ConstantObservations = [6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new DialTurn(setup),
        Expert = Expert,
    };

    private Vec3 PushPoint => IsFixed ? PushBeside : PushOriginal;

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromDial;

    /// <inheritdoc/>
    protected override void Begin()
    {
        Vec3 push = Start.Object + PushPoint;
        _turnMargin = Math.Abs(Vec3.Distance(push, Goal) - Turned);
        _reachMargin = Math.Abs(Vec3.Distance(push, Start.Tcp) - 0.005);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double turn = Shaping.Near(distance, Turned, _turnMargin);
        double near = Shaping.NearGaussian(Vec3.Distance(now.Object + PushPoint, now.Tcp), 0.005, _reachMargin);
        double reach = Shaping.Both(near, Shaping.Unit(now.Grip));
        return new Score(FullReward * Shaping.Both(reach, turn), distance <= Turned, distance, reach, turn);
    }

    // Closed fingers down beside the near end of the bar, then around the axis ahead of it, clockwise; up and again if they slip off.
    private static Command Expert(in ExpertView view)
    {
        const double outward = 0.036;
        const double beside = 0.036;
        const double height = 0.048;
        const double enough = 1.7;
        Vec3 axis = view.Goal - GoalFromDial;
        Vec3 pointer = view.Object - axis;
        double turned = Math.Atan2(-pointer.X, -pointer.Y);
        Vec3 hand = InBar(view.Tcp - axis, turned);
        Vec3 start = axis + FromBar(new Vec3(outward, beside + 0.02, height), turned);
        if (view.Tcp.Z > height + 0.022)
        {
            bool over = Vec3.DistanceXY(view.Tcp, start) < 0.015;
            return new Command(over ? start : start with { Z = 0.12 }, Grip: 1, Gain: 15);
        }

        if (hand.Y < 0.02 || Math.Abs(hand.X - outward) > 0.03)
        {
            return new Command(view.Tcp with { Z = 0.12 }, Grip: 1, Gain: 15);
        }

        Vec3 push = axis + FromBar(new Vec3(outward, beside, height), Math.Min(turned + 0.5, enough + 0.1));
        return new Command(turned > enough ? start : push, Grip: 1, Gain: 15);
    }

    // The bar's own axes: X outward along the pointer, Y to the side that is pushed.
    private static Vec3 FromBar(Vec3 place, double turned)
    {
        (double sin, double cos) = Math.SinCos(turned);
        return new Vec3((place.Y * cos) - (place.X * sin), -(place.X * cos) - (place.Y * sin), place.Z);
    }

    private static Vec3 InBar(Vec3 place, double turned)
    {
        (double sin, double cos) = Math.SinCos(turned);
        return new Vec3(-(place.X * sin) - (place.Y * cos), (place.X * cos) - (place.Y * sin), place.Z);
    }
}
