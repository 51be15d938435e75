using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Bring a ball over a hoop.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Basketball(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Scored = 0.08;
    private const double ScoreHeight = 0.3;
    private const double BallRadius = 0.03;

    private const string Formula = "H(grasp, in place) with in place = T(d; 0 to 0.08; m that at the start), d = |(ball - a point 5 cm over the ring) (1, 1, 2)|; "
        + "while held the grasp term is 1 and 1 + 5 (in place) is added";

    private static readonly Vec3 RingFromBase = new(0, -0.083, 0.25);
    private static readonly Caging Grasp = new() { Radius = 0.025, Pad = 0.06, XZ = 0.005, Mode = CagingMode.High };
    private static readonly PickUp Hand = new() { Width = 2 * BallRadius, Hover = 0, Depth = 0.015 };

    private readonly MocapBody _hoop = new(setup.Model, "fixture");

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "basketball",
        Model = "basketball",
        Instruction = "Bring the ball over the hoop.",
        Paraphrases = ["Hold the basketball just above the ring.", "Lift the ball to the ring of the hoop.", "Pick up the ball and take it to the basket."],
        Reward = Formula + "; 10 where d < 0.08",
        FixedReward = Formula,
        Success = "d = |(ball - a point 5 cm over the ring) (1, 1, 2)| is at most 0.08 m",
        Low = [-0.1, 0.6, 0.0299, -0.1, 0.85, 0],
        High = [0.1, 0.7, 0.0301, 0.1, 0.9, 0],
        MinimumGap = 0.15,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Basketball(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]) + RingFromBase;

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => Vec3.From(placement) with { Z = BallRadius };

    /// <inheritdoc/>
    protected override double ToGoal(Vec3 thing) => (thing - (Goal with { Z = ScoreHeight })).Scale(1, 1, 2).Length;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        base.Place(data, placement);
        _hoop.Move(data, Vec3.From(placement[3..]));
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Scored, DistanceAtStart);
        bool held = IsHeld(now, reach: 0.035, lift: 0.01);
        double grasp = held ? 1 : Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, inPlace) + (held ? 1 + (5 * inPlace) : 0);
        return new Score(distance < Scored ? FullReward : reward, distance <= Scored, distance, grasp, inPlace);
    }

    // Below the ring from the side, close, back out from under it, up in front of it and over it.
    private static Command Expert(in ExpertView view)
    {
        const double aside = 0.1;
        const double over = 0.34;
        Vec3 ball = view.Object;
        Vec3 ring = view.Goal;
        bool beside = Math.Abs(view.Tcp.Y - ball.Y) < 0.01 && view.Tcp.Z < ball.Z + 0.02;
        if (!beside && ball.Z < 0.05 && Vec3.Distance(view.Tcp, ball) > 0.04)
        {
            Vec3 at = ball + new Vec3(Math.CopySign(aside, view.Tcp.X - ball.X), 0, 0);
            return new Command(view.Tcp.Z > 0.07 ? at with { Y = Math.Min(at.Y, 0.6) } : at, Grip: -1, Gain: 15);
        }

        if (Hand.Next(view, ball) is { } next)
        {
            return next;
        }

        double before = ring.Y - 0.13;
        if (ball.Z > over - 0.03 || Vec3.DistanceXY(ball, ring) < 0.03)
        {
            double height = Vec3.DistanceXY(ball, ring) < 0.03 ? ScoreHeight : over;
            return Hand.Carry(view, ball, ring with { Z = height });
        }

        Vec3 front = ball with { Y = Math.Min(ball.Y, before), Z = 0.05 };
        return Hand.Carry(view, ball, ball.Y > before + 0.01 ? front : front with { Z = over });
    }
}
