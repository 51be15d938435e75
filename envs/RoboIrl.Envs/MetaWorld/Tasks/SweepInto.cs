using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Sweep a cube into a hole in the table.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class SweepInto(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.05;
    private const double CubeHeight = 0.07;

    // The cube's middle while its upper side is level with the table's.
    private const double Level = 0.03;
    private static readonly Vec3 Hole = new(0, 0.84, 0.02);
    private static readonly PickUp Fingers = new() { Width = 0.04, Force = 0.3 };
    private static readonly Caging Grasp = new() { Radius = 0.02, XZ = 0.01 };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "sweep-into",
        Model = "hole",
        Instruction = "Sweep the cube into the hole.",
        Paraphrases = ["Push the cube over the table until it drops into the hole.", "Get the cube into the hole in the table.", "Sweep the cube over the edge and into the opening."],
        Reward = "2 grasp + 6 H(grasp, T(|cube - hole|; 0 to 0.05; m that at the start)), both distances to the hole's middle at the height of the cube now; 10 within 0.05 m",
        FixedReward = "2 grasp + 6 H(grasp, T(|cube - hole| seen from above; 0 to 0.05; m that at the start))",
        Success = "the cube is within 0.05 m of the hole's middle, seen from above",
        FixedSuccess = "the cube is within 0.05 m of the hole's middle, seen from above, and all of it below the table's top",
        Defects =
        [
            "The pads' places at the start are a view of where they are now, so the grasp term does not rise while the fingers come nearer.",
            "A cube in the air over the hole counts as swept into it.",
            "The distance at the start is measured again at the height that the cube has now, so lifting the cube pays.",
        ],
        Low = [-0.1, 0.6, 0.02, -0.001, 0.8399, 0.0199],
        High = [0.1, 0.7, 0.02, 0.001, 0.8401, 0.0201],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 36, 37, 38],
        Create = static setup => new SweepInto(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Hole;

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => new(placement[0], placement[1], CubeHeight);

    /// <inheritdoc/>
    protected override double ToGoal(Vec3 thing) => Vec3.DistanceXY(thing, Hole);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double lifted = IsFixed ? 0 : now.Object.Z - Start.Object.Z;
        double inPlace = Shaping.Near(distance, Placed, new Vec3(DistanceAtStart, 0, lifted).Length);
        double grasp = Grasp.OfGap(now, Start, 0.005, Rules);
        double reward = (2 * grasp) + (6 * Shaping.Both(grasp, inPlace));
        bool inside = !IsFixed || now.Object.Z < Level;
        return new Score(!IsFixed && distance < Placed ? FullReward : reward, distance <= Placed && inside, distance, grasp, inPlace);
    }

    // Over the table at its height, then down into the hole and hold the cube there. Where it has dropped in at an edge, the
    // fingers have no room beside it: press on it and take it to the middle.
    private static Command Expert(in ExpertView view)
    {
        Vec3 cube = view.Object;
        bool inside = cube.Z < 0.05;
        if (Fingers.Next(view, cube) is { } take)
        {
            bool atEdge = inside && Math.Abs(cube.Y - view.Goal.Y) > 0.02;
            return atEdge ? Pressing.Slide(view, cube + new Vec3(0, 0, 0.02), view.Goal - cube) : take;
        }

        bool over = inside || Vec3.DistanceXY(cube, view.Goal) < 0.02;
        return Fingers.Carry(view, cube, view.Goal with { Z = over ? Hole.Z : CubeHeight });
    }
}
