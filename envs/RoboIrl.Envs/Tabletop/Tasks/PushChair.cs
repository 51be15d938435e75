using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Push a small swivel chair over the table to a target, without tipping it over.</summary>
/// <param name="setup">Model, description and options.</param>
/// <remarks>The chair and all lengths are a quarter of those of a real one.</remarks>
public sealed class PushChair(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double There = 0.15 / 4;
    private const double LargestTilt = 0.05 * Math.PI;

    // Where closed fingers push: behind the chair's axis, their tips just below the seat.
    private const double Behind = 0.09;
    private const double PushHeight = 0.1;
    private const int Yaw = 6; // element of the placement: how the chair is turned at the start, rad

    // Height at which the expert's fingers clear the backrest.
    private const double Over = 0.3;

    private readonly FreeBody _chair = new(ModelOf(setup), "object");

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "push-chair",
        Model = "chair",
        Instruction = "Push the swivel chair to the target on the ground without tipping it over.",
        Paraphrases = ["Move the office chair to the marker, upright.", "Push the chair over to the goal and keep it standing.", "Roll the swivel chair to the target place."],
        Reward = "2 (1 - tanh(5 |tcp - point behind the seat|)) + 4 (1 - distance / distance at the start, 0 .. 1) + (1 - tanh(20 distance)) + (1 - tilt / (0.05 pi), 0 .. 1); "
            + "the point behind the seat: 0.09 m from the chair's axis on the side away from the goal, 0.1 m high",
        Success = "the chair's foot is within 0.0375 m of the goal and the chair tilts by less than 0.05 pi",
        Low = [-0.1, 0.55, 0, -0.2, 0.75, 0, -Math.PI],
        High = [0.1, 0.65, 0, 0.2, 0.9, 0, Math.PI],
        MinimumGap = 0.15,
        HandStart = HandStart.Near,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new PushChair(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement) =>
        _chair.Put(data, Vec3.From(placement), Quat.About(Vec3.UnitZ, placement[Yaw]));

    /// <inheritdoc/>
    protected override double ToGoal(Vec3 thing) => Vec3.DistanceXY(thing, Goal);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double tilt = Math.Acos(Math.Clamp(now.Objects.FirstRotation.Up.Z, -1, 1));
        double reach = 1 - Math.Tanh(5 * Vec3.Distance(now.Tcp, PushPoint(now.Object, Goal)));
        double way = Shaping.Unit(1 - (distance / DistanceAtStart));
        double reward = (2 * reach) + (4 * way) + (1 - Math.Tanh(20 * distance)) + Shaping.Unit(1 - (tilt / LargestTilt));
        return new Score(reward, distance <= There && tilt < LargestTilt, distance, reach, way);
    }

    private static Vec3 PushPoint(Vec3 chair, Vec3 goal)
    {
        Vec3 way = (goal - chair) with { Z = 0 };
        return chair - (Behind * way.Normalized()) + new Vec3(0, 0, PushHeight);
    }

    // Closed fingers behind the seat, then towards the goal, slower near it. From elsewhere they come down from above, past the backrest.
    private static Command Expert(in ExpertView view)
    {
        const double stop = 0.8 * There;
        Vec3 way = (view.Goal - view.Object) with { Z = 0 };
        if (way.Length < stop)
        {
            return new Command(view.Tcp, Grip: 1);
        }

        Vec3 forward = way.Normalized();
        Vec3 hand = view.Tcp - view.Object;
        double along = Vec3.Dot(hand, forward);
        double across = Vec3.Dot(hand, new Vec3(-forward.Y, forward.X, 0));
        bool low = hand.Z < PushHeight + 0.015; // higher, the tips would get onto the seat
        if (low && along < -0.06 && Math.Abs(across) < 0.02)
        {
            double push = Math.Clamp(0.3 * way.Length, 0.01, 0.045);
            return new Command(view.Object + ((along + push) * forward) + new Vec3(0, 0, PushHeight), Grip: 1, Gain: 15);
        }

        Vec3 behind = view.Object - (0.13 * forward) + new Vec3(0, 0, PushHeight);
        bool clear = along < -0.11 || (low && along < -0.06 && Math.Abs(across) < 0.05);
        if (clear)
        {
            return new Command(behind, Grip: 1, Gain: 15);
        }

        bool up = hand.Z > Over - 0.03;
        return new Command((up ? behind : view.Tcp) with { Z = Over }, Grip: 1, Gain: 15);
    }
}
