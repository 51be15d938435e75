using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Sweep a cube over the table, to the right-hand end of the work space.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Sweep(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.05;
    private const string Formula = "2 grasp + 6 H(grasp, T(|cube - goal|; 0 to 0.05; m that at the start))";

    // The observed point is the middle of the cube's bottom.
    private const double HalfWidth = 0.02;
    private static readonly PickUp Fingers = new() { Width = 0.04, Force = 0.3 };
    private static readonly Caging Grasp = new() { Radius = 0.02, XZ = 0.005 };

    private Moment _reference;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "sweep",
        Model = "sweep",
        Instruction = "Sweep the cube to the right, onto the target.",
        Paraphrases = ["Move the cube to the marker at the right end of the table.", "Sweep the cube aside until it lies on the goal.", "Clear the cube off to the right-hand target."],
        Reward = Formula + "; 10 within 0.05 m",
        FixedReward = Formula,
        Success = "the cube is within 0.05 m of the goal",
        Defects =
        [
            "The pads' places at the start are a view of where they are now, so the grasp term does not rise while the fingers come nearer.",
            "The cube is said to be 2 cm higher at the start than it is seen.",
        ],
        Low = [-0.1, 0.6, 0.02],
        High = [0.1, 0.7, 0.02],
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 36, 38],
        Create = static setup => new Sweep(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => new(0.5, placement[1], 0.01);

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => new(placement[0], placement[1], 0);

    /// <inheritdoc/>
    protected override void Begin()
    {
        _reference = StartAsPlaced();
        DistanceAtStart = ToGoal(_reference.Object);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Placed, DistanceAtStart);
        double grasp = Grasp.OfGap(now, _reference, 0.01, Rules);
        double reward = (2 * grasp) + (6 * Shaping.Both(grasp, inPlace));
        return new Score(distance < Placed ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object + new Vec3(0, 0, HalfWidth);
        return Fingers.Next(view, grip) ?? Fingers.Carry(view, view.Object, view.Goal with { Z = 0 });
    }
}
