using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Take a cube from one bin and put it into the middle of the other.</summary>
/// <remarks>
/// The margin of the in-place term is the distance in the episode's first state under both rule sets. The original takes it when
/// it first computes a reward, one step later; the cube rests, so the two agree but for its settling.
/// </remarks>
/// <param name="setup">Model, description and options.</param>
public sealed class BinPicking(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.05;
    private const string Formula = "H(grasp, in place) with in place = T(|cube - goal|; 0 to 0.05; m that at the start), + 1 + 5 H(hand above a funnel around start and goal, in place) while held; ";
    private const double RestingHeight = 0.03;
    private static readonly Vec3 OtherBin = new(0.12, 0.7, 0);
    private static readonly Caging Grasp = new() { Radius = 0.015, XZ = 0.01, Effort = 0.7, Mode = CagingMode.High };
    private static readonly PickUp Hand = new() { Width = 0.04, Hover = 0.12, Slack = 0.04 };

    // Where the cube's centre can be without touching the first bin's walls.
    private static readonly Vec3 RoomLow = new(-0.189, 0.631, RestingHeight);
    private static readonly Vec3 RoomHigh = new(-0.051, 0.769, RestingHeight);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "bin-picking",
        Model = "bin",
        Instruction = "Put the cube from the left bin into the right bin.",
        Paraphrases = ["Move the block over to the other bin.", "Grasp the cube and drop it into the empty bin.", "Take the cube out of its bin and place it in the middle of the second one."],
        Reward = Formula + "held: raised by 0.02 m, within 0.04 m of the hand body and the gripper open by 0.43 or more; 10 within 0.05 m",
        FixedReward = Formula + "held: raised by 0.02 m, within 0.04 m of the fingertips and the gripper open by 0.43 or more",
        Success = "the cube is within 0.05 m of the second bin's origin",
        Defects =
        [
            "Whether the cube is held is asked of the hand body, 4.5 cm above the fingertips: a cube held by its middle counts as not held.",
            "The cube may start inside the first bin's side walls.",
        ],
        Low = [-0.21, 0.65, 0.02, 0.1199, 0.699, -0.001],
        High = [-0.03, 0.75, 0.02, 0.1201, 0.701, 0.001],
        ReachLow = new Vec3(-0.5, 0.4, 0.07),
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 36, 37, 38],
        Create = static setup => new BinPicking(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => OtherBin;

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement)
    {
        Vec3 cube = new(placement[0], placement[1], RestingHeight);
        return IsFixed ? cube.Clamp(RoomLow, RoomHigh) : cube;
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Placed, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, inPlace);
        double gap = Vec3.Distance(now.Object, IsFixed ? now.Tcp : now.Hand);
        if (gap < 0.04 && now.Opening >= 0.43 && now.Object.Z - 0.02 > Start.Object.Z)
        {
            reward += 1 + (5 * Shaping.Both(Clear(now.Hand), inPlace));
        }

        return new Score(distance < Placed ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    // How well the hand stays above a funnel that goes down to both bins.
    private double Clear(Vec3 hand)
    {
        return Shaping.Above(hand.Z, Math.Min(Floor(Vec3.DistanceXY(hand, Start.Object)), Floor(Vec3.DistanceXY(hand, Goal))), 0.05);
    }

    private static double Floor(double beside) => Shaping.Funnel(beside, 0.03, 0.02, 0.2);

    // A cube near the front or back wall is taken off centre: the open fingers would not fit between it and the wall.
    private static Command Expert(in ExpertView view)
    {
        const double over = 0.14;
        Vec3 cube = view.Object;
        bool inFirstBin = cube.X < 0 && cube.Z < 0.05;
        Vec3 grip = inFirstBin ? cube with { Y = Math.Clamp(cube.Y, 0.669, 0.731) } : cube;
        if (Hand.Next(view, grip) is { } next)
        {
            return next;
        }

        if (Vec3.DistanceXY(cube, view.Goal) < 0.02)
        {
            return Hand.Carry(view, cube, view.Goal with { Z = RestingHeight });
        }

        Vec3 place = cube.Z < over - 0.04 ? cube : view.Goal;
        return Hand.Carry(view, cube, place with { Z = over });
    }
}
