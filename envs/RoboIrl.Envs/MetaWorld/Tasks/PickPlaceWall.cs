using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Carry a puck over a wall and hold it at a point in the air behind.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PickPlaceWall(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const double WallY = 0.75;
    private const double PuckHeight = 0.02;

    private const string Formula = "h = H(grasp, over), over = T(|(puck - p) (1, 1, 3)|; 0 to 0.05; m that at the start), p = (goal x, 0.77, 0.25); "
        + "h + 1 + 4 over while held, h + 5 + 3 T(|puck - goal|; 0 to 0.05; m that at the start) once held with the puck past y = 0.75";

    private static readonly Caging Grasp = new() { Radius = 0.015, XZ = 0.005, Mode = CagingMode.Low };
    private static readonly PickUp Hand = new() { Width = 0.04 };

    private Vec3 _overWall;
    private double _marginOver;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "pick-place-wall",
        Model = "pick_place_wall",
        Instruction = "Lift the puck over the wall and hold it at the target point.",
        Paraphrases = ["Carry the puck across the wall to the marker.", "Grasp the puck, clear the wall and bring it to the goal position.", "Pick the puck up and take it to the target behind the wall."],
        Reward = Formula + "; 10 within 0.05 m",
        FixedReward = Formula,
        Success = "the puck is within 0.07 m of the goal",
        Defects =
        [
            "The bonus of 10 needs the puck within 0.05 m, success only within 0.07 m.",
            "The puck starts 5 mm deep in the table top.",
        ],
        Low = [-0.05, 0.6, 0.015, -0.05, 0.85, 0.05],
        High = [0.05, 0.65, 0.015, 0.05, 0.9, 0.3],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new PickPlaceWall(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) =>
        IsFixed ? Vec3.From(placement) with { Z = PuckHeight } : Vec3.From(placement);

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        _overWall = new Vec3(Goal.X, 0.77, 0.25);
        _marginOver = ToOver(Start.Object);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double over = Shaping.Near(ToOver(now.Object), Bonus, _marginOver);
        double inPlace = Shaping.Near(distance, Bonus, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, over);
        if (IsHeld(now, reach: 0.02, lift: 0.015))
        {
            reward += now.Object.Y > WallY ? 5 + (3 * inPlace) : 1 + (4 * over);
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    // Up in front of the wall, across well above it, then to the goal.
    private static Command Expert(in ExpertView view)
    {
        const double across = 0.22;
        const double before = 0.69;
        const double behind = 0.81;
        Vec3 puck = view.Object;
        if (Hand.Next(view, puck) is { } next)
        {
            return next;
        }

        if (puck.Y < before && puck.Z < across - 0.03)
        {
            return Hand.Carry(view, puck, puck with { Z = across });
        }

        Vec3 place = puck.Y < behind ? view.Goal with { Z = Math.Max(across, view.Goal.Z) } : view.Goal;
        return Hand.Carry(view, puck, place);
    }

    private double ToOver(Vec3 puck) => (puck - _overWall).Scale(1, 1, 3).Length;
}
