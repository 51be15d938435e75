using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Turn a faucet's lever by a quarter, either way.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="sign">1 opens (counter-clockwise seen from above), -1 closes.</param>
public sealed class Faucet(TaskSetup setup, int sign) : FixtureTask(setup, sign > 0 ? "tip_open" : "tip_close")
{
    private const double Turned = 0.07;
    private const double Touching = 0.01;
    private const double QuarterTurn = Math.PI / 2;

    // Where the fully turned lever's tip is, beside and above the base.
    private const double GoalAside = 0.175;
    private const double GoalHeight = 0.125;

    private const string MarginDefect = "Both margins are measured from the base and not from the lever's tip.";
    private static readonly Vec3 DeepReach = new(-0.5, 0.4, -0.15);

    // The original moves the lever's point when opening, along the world's axes.
    private static readonly Vec3 FaithfulShift = new(-0.04, 0, 0.03);

    private double _distanceMargin;
    private double _reachMargin;

    /// <summary>Turn it counter-clockwise.</summary>
    public static TaskInfo Open { get; } = new()
    {
        Name = "faucet-open",
        Model = "faucet",
        Instruction = "Open the faucet.",
        Paraphrases = ["Turn the faucet on.", "Turn the faucet's lever counter-clockwise.", "Push the lever of the tap to the right."],
        Reward = "4 TG(|point - tcp|; 0 to 0.01) + 6 T(|point - goal|; 0 to 0.07), margins from the base; 10 within 0.07 m; point = tip + (-0.04, 0, 0.03)",
        FixedReward = "4 TG(|tip - tcp|; 0 to 0.01) + 6 T(|tip - goal|; 0 to 0.07), margins from the lever's start",
        Success = "the lever's point, tip + (-0.04, 0, 0.03), is within 0.07 m of the goal",
        FixedSuccess = "the lever's tip is within 0.07 m of its place after a quarter turn",
        Defects = ["The lever's point is shifted by 5 cm along the world's axes, so that opening needs a larger turn than closing.", MarginDefect],
        Low = [-0.05, 0.8, 0],
        High = [0.05, 0.85, 0],
        HandStart = HandStart.Near,
        ReachLow = DeepReach,
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Faucet(setup, 1),
        Expert = static (in view) => Expert(view, 1),
    };

    /// <summary>Turn it clockwise.</summary>
    public static TaskInfo Close { get; } = new()
    {
        Name = "faucet-close",
        Model = "faucet",
        Instruction = "Close the faucet.",
        Paraphrases = ["Turn the faucet off.", "Turn the faucet's lever clockwise.", "Push the lever of the tap to the left."],
        Reward = "4 TG(|tip - tcp|; 0 to 0.01) + 6 T(|tip - goal|; 0 to 0.07), margins from the base; 10 within 0.07 m",
        FixedReward = "4 TG(|tip - tcp|; 0 to 0.01) + 6 T(|tip - goal|; 0 to 0.07), margins from the lever's start",
        Success = "the lever's tip is within 0.07 m of its place after a quarter turn",
        Defects = [MarginDefect],
        Low = [-0.1, 0.8, 0],
        High = [0.1, 0.85, 0],
        HandStart = HandStart.Near,
        ReachLow = DeepReach,
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Faucet(setup, -1),
        Expert = static (in view) => Expert(view, -1),
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + new Vec3(sign * GoalAside, 0, GoalHeight);

    /// <inheritdoc/>
    protected override void Begin()
    {
        Vec3 from = IsFixed ? Start.Object : Vec3.From(Placement);
        _distanceMargin = Math.Abs(Vec3.Distance(from, Goal) - Turned);
        _reachMargin = Math.Abs(Vec3.Distance(from, Start.Tcp) - Touching);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        Vec3 tip = IsFixed || sign < 0 ? now.Object : now.Object + FaithfulShift;
        double distance = Vec3.Distance(tip, Goal);
        double inPlace = Shaping.Near(distance, Turned, _distanceMargin);
        double reach = Shaping.NearGaussian(Vec3.Distance(tip, now.Tcp), Touching, _reachMargin);
        bool turned = distance <= Turned;
        return new Score(turned ? FullReward : (4 * reach) + (6 * inPlace), turned, distance, reach, inPlace);
    }

    // Closed fingers beside the lever near its tip, then along the arc; all places in the frame that turns with the lever.
    private static Command Expert(in ExpertView view, int sign)
    {
        Vec3 hub = new(view.Goal.X - (sign * GoalAside), view.Goal.Y, view.Object.Z);
        double angle = Arc.AngleZ(new Vec3(sign * -0.015, -0.175, 0), view.Object - hub);
        if (sign * angle > 1.45)
        {
            return new Command(view.Tcp, Grip: 1, Gain: 0);
        }

        Vec3 finger = Arc.AboutZ(view.Tcp - hub, -angle);
        Vec3 beside = new(sign * -0.045, -0.14, 0);
        bool behind = sign * finger.X < -0.02;
        if (behind && finger.Y > -0.17 && Math.Abs(finger.Z) < 0.025)
        {
            double ahead = Math.Clamp(angle + (sign * 0.35), -QuarterTurn, QuarterTurn);
            return new Command(hub + Arc.AboutZ(beside, ahead), Grip: 1, Gain: 12);
        }

        // From the front, and not through the lever.
        Vec3 front = beside - new Vec3(sign * 0.015, Math.Abs(finger.X - beside.X) > 0.03 ? 0.12 : 0, 0);
        return new Command(hub + Arc.AboutZ(front, angle), Grip: 1, Gain: 15);
    }
}
