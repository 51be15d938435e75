using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Put a cube into a hole of the table by hand.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class HandInsert(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.05;
    private const string Formula = "H(grasp, in place) with in place = T(|cube - goal|; 0 to 0.05; m that at the start), + 1 + 7 (in place) while the fingertips are within 0.02 m of the cube";

    // The top lies at 0.05 m, half the cube is 0.02 m.
    private const double RestingHeight = 0.07;
    private static readonly Caging Grasp = new() { Radius = 0.015, XZ = 0.005, Mode = CagingMode.High };
    private static readonly PickUp Hand = new() { Width = 0.04 };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "hand-insert",
        Model = "hole",
        Instruction = "Put the cube into the hole.",
        Paraphrases = ["Insert the block into the opening in the table.", "Grasp the cube and lower it into the hole.", "Take the cube and set it down inside the hole."],
        Reward = Formula + "; 10 within 0.05 m",
        FixedReward = Formula,
        Success = "the cube is within 0.05 m of the goal, which lies 2 cm below the floor of the hole",
        Defects = ["The cube starts 2 cm deep in the table top and is thrown out of it."],
        Low = [-0.1, 0.6, 0.05, -0.04, 0.8, -0.0201],
        High = [0.1, 0.7, 0.05, 0.04, 0.88, -0.0199],
        MinimumGap = 0.15,
        ReachLow = new Vec3(-0.5, 0.4, -0.15),
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new HandInsert(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) =>
        IsFixed ? Vec3.From(placement) with { Z = RestingHeight } : Vec3.From(placement);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Placed, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, inPlace);
        if (IsTouched(now, 0.02))
        {
            reward += 1 + (7 * inPlace);
        }

        return new Score(distance < Placed ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    // Up, over the hole, down into it; the cube stays between the fingers, which have no room to open there.
    private static Command Expert(in ExpertView view)
    {
        const double over = 0.11;
        Vec3 cube = view.Object;
        if (Hand.Next(view, cube) is { } next)
        {
            return next;
        }

        bool aligned = Vec3.DistanceXY(cube, view.Goal) < 0.012;
        Vec3 place = view.Goal with { Z = aligned ? 0.022 : over };
        bool low = !aligned && cube.Z < over - 0.02;
        return Hand.Carry(view, cube, low ? cube with { Z = over } : place);
    }
}
