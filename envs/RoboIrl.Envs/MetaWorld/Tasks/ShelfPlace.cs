using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Put a block onto the upper board of a shelf.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class ShelfPlace(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const double Board = 0.24;

    private const string Formula = "H(grasp, in place), + 1 + 5 (in place less a penalty) while held, with in place = T(|block - goal|; 0 to 0.05; m that at the start); "
        + "the penalty grows below the board towards the shelf, behind the goal it takes all";

    private static readonly Vec3 GoalFromShelf = new(0, 0, 0.3);
    private static readonly Caging Grasp = new() { Radius = 0.02, XZ = 0.01, Mode = CagingMode.Low };
    private static readonly PickUp Hand = new() { Width = 0.04 };

    private readonly MocapBody _shelf = new(setup.Model, "fixture");

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "shelf-place",
        Model = "shelf",
        Instruction = "Put the block onto the shelf.",
        Paraphrases = ["Place the cube on the upper board of the shelf.", "Lift the block and set it down in the shelf.", "Pick the block up and shelve it."],
        Reward = Formula + "; 10 within 0.05 m",
        FixedReward = Formula,
        Success = "the block is within 0.07 m of the goal, 5 cm above the upper board",
        Defects = ["The bonus of 10 needs the block within 0.05 m, success only within 0.07 m."],
        Low = [-0.1, 0.5, 0.019, -0.1, 0.8, 0.299],
        High = [0.1, 0.6, 0.021, 0.1, 0.9, 0.301],
        MinimumGap = 0.1,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new ShelfPlace(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        base.Place(data, placement);
        _shelf.Move(data, Goal - GoalFromShelf);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Bonus, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, inPlace);
        inPlace = Penalised(inPlace, now.Object);
        if (IsHeld(now, reach: 0.025, lift: 0.01))
        {
            reward += 1 + (5 * inPlace);
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    // Below the board and in front of the shelf there is a wedge that the block must not be in.
    private double Penalised(double inPlace, Vec3 block)
    {
        const double depth = 0.15;
        bool below = block.Z > 0 && block.Z < Board && Math.Abs(block.X - Goal.X) < depth;
        if (!below || block.Y <= Goal.Y - depth)
        {
            return inPlace;
        }

        if (block.Y > Goal.Y)
        {
            return 0;
        }

        double penalty = block.Y < Goal.Y ? Shaping.Both((block.Y - Goal.Y + depth) / depth, (Board - block.Z) / Board) : 0;
        return Shaping.Unit(inPlace - penalty);
    }

    // Up in front of the shelf and before its middle, then in and down onto the board.
    private static Command Expert(in ExpertView view)
    {
        Vec3 block = view.Object;
        if (Hand.Next(view, block) is { } next)
        {
            return next;
        }

        Vec3 above = view.Goal + new Vec3(0, 0, 0.015);
        bool inside = block.Y > view.Goal.Y - 0.15;
        if (!inside && (block.Z < above.Z - 0.02 || Math.Abs(block.X - above.X) > 0.02))
        {
            return Hand.Carry(view, block, above with { Y = Math.Min(block.Y, above.Y - 0.2) });
        }

        bool over = Math.Abs(block.Y - view.Goal.Y) < 0.02;
        return Hand.Carry(view, block, over ? view.Goal - new Vec3(0, 0, 0.025) : above);
    }
}
