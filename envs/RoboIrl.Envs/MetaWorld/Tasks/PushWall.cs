using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Bring a puck to a place on the table, around a wall that stands in the way.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PushWall(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const double PuckHeight = 0.02;

    // Beside the wall, and the line from where on the wall lies behind.
    private const double CornerX = -0.05;
    private const double CornerY = 0.77;
    private const double WallY = 0.75;

    private const string Before = "2 grasp; while the fingertips are within 0.02 m of the puck + 1 + 4 T(|(puck - corner) (3, 1, 1)|; 0 to 0.05; m that at the start), ";

    private static readonly PickUp Fingers = new() { Width = 0.04, Force = 0.5 };
    private static readonly Caging Grasp = new() { Radius = 0.015, XZ = 0.005, Mode = CagingMode.High };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "push-wall",
        Model = "push_wall",
        Instruction = "Push the puck around the wall to the target.",
        Paraphrases = ["Slide the puck past the wall onto the marker.", "Get the puck to the goal behind the wall without lifting it.", "Go around the wall with the puck and leave it on the target."],
        Reward = Before + "past y = 0.75 instead + 5 + 3 T(|puck - goal|; 0 to 0.05; m that at the start); corner (-0.05, 0.77, height of the puck now); 10 within 0.05 m",
        FixedReward = Before + "past y = 0.75 instead + 4 + 3 T(|puck - goal|; 0 to 0.05; m that at the start); corner (-0.05, 0.77), heights left out",
        Success = "the puck is within 0.07 m of the goal",
        Defects =
        [
            "The bonus of 10 needs the puck within 0.05 m, success only within 0.07 m.",
            "Behind the wall nearly 10 is paid short of the goal.",
            "The way to the corner at the start is measured again at the height that the puck has now, so lifting the puck pays.",
        ],
        Low = [-0.05, 0.6, 0.015, -0.05, 0.85, 0.01],
        High = [0.05, 0.65, 0.015, 0.05, 0.9, 0.02],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new PushWall(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => new(placement[3], placement[4], PuckHeight);

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => new(placement[0], placement[1], PuckHeight);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Bonus, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = 2 * grasp;
        if (IsTouched(now, 0.02))
        {
            reward += now.Object.Y > WallY ? (IsFixed ? 4 : 5) + (3 * inPlace) : 1 + (4 * Around(now.Object));
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    private static Vec3 Detour(Vec3 puck) => new(3 * (puck.X - CornerX), puck.Y - CornerY, 0);

    private double Around(Vec3 puck)
    {
        double lifted = IsFixed ? 0 : Start.Object.Z - puck.Z;
        return Shaping.Near(Detour(puck).Length, Bonus, (Detour(Start.Object) with { Z = lifted }).Length);
    }

    // Sideways before the wall, past its end, then straight to the goal. The lane leaves room for puck and fingers.
    private static Command Expert(in ExpertView view)
    {
        const double lane = -0.07;
        const double before = 0.68;
        const double past = 0.82;
        Vec3 puck = view.Object;
        if (Fingers.Next(view, puck) is { } take)
        {
            return take;
        }

        if (puck.Y > past)
        {
            return Fingers.Carry(view, puck, view.Goal);
        }

        bool inLane = puck.X < lane + 0.02;
        return Fingers.Carry(view, puck, new Vec3(lane, inLane ? past + 0.05 : Math.Min(puck.Y, before), PuckHeight));
    }
}
