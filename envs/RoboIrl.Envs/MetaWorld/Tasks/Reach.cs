using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Bring the fingertips to a point in the air; a puck on the table has no part in it.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Reach(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Reached = 0.05;

    // The margin is the distance from where the hand is sent at the start, not from where it then is.
    private static readonly Vec3 HandStart = Vec3.From(HomePose.MocapFor(MetaWorld.HandStart.Middle));

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "reach",
        Model = "reach",
        Instruction = "Move the gripper to the target point.",
        Paraphrases = ["Bring your fingertips to the marked spot.", "Reach the goal position in the air.", "Go to the marker and stay there."],
        Reward = "10 T(|tcp - goal|; 0 to 0.05; m |hand start - goal|)",
        Success = "the tool centre point is within 0.05 m of the goal",
        Low = [-0.1, 0.6, 0.02, -0.1, 0.8, 0.05],
        High = [0.1, 0.7, 0.02, 0.1, 0.9, 0.3],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new Reach(setup),
        Expert = static (in view) => new Command(view.Goal, Grip: 0, Gain: 10),
    };

    /// <summary>The same behind a wall.</summary>
    public static TaskInfo WallInfo { get; } = Info with
    {
        Name = "reach-wall",
        Model = "reach_wall",
        Instruction = "Move the gripper over the wall to the target point.",
        Paraphrases = ["Bring your fingertips to the marked spot behind the wall.", "Reach the goal position on the far side of the wall.", "Get past the wall to the marker and stay there."],
        Low = [-0.05, 0.6, 0.015, -0.05, 0.85, 0.05],
        High = [0.05, 0.65, 0.015, 0.05, 0.9, 0.3],
        Expert = OverTheWall,
    };

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Tcp, Goal);
        double inPlace = Shaping.Near(distance, Reached, Vec3.Distance(HandStart, Goal));
        return new Score(FullReward * inPlace, distance <= Reached, distance, 0, inPlace);
    }

    // High enough for the fingers until all of the hand has passed the wall.
    private static Command OverTheWall(in ExpertView view)
    {
        const double clear = 0.17;
        const double past = 0.83;
        Vec3 goal = view.Goal;
        return new Command(view.Tcp.Y < past ? goal with { Z = Math.Max(goal.Z, clear) } : goal, Grip: 0);
    }
}
