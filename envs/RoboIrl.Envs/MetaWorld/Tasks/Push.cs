using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Bring a puck to a place on the table without lifting it.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Push(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.05;
    private const double PuckHeight = 0.02;
    private static readonly PickUp Fingers = new() { Width = 0.04, Force = 0.5 };
    private static readonly Caging Grasp = new() { Radius = 0.015, XZ = 0.005, Mode = CagingMode.High };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "push",
        Model = "push",
        Instruction = "Push the puck to the target on the table.",
        Paraphrases = ["Slide the puck over the table onto the marker.", "Move the puck to the goal without lifting it.", "Shove the puck across the table until it lies on the target."],
        Reward = "2 grasp; while the fingertips are within 0.02 m of the puck 4 grasp + 1 + 5 T(|puck - goal|; 0 to 0.05; m that at the start); 10 within 0.05 m",
        FixedReward = "2 grasp, + 1 + 5 T(|puck - goal|; 0 to 0.05; m that at the start) while the fingertips are within 0.02 m of the puck",
        Success = "the puck is within 0.05 m of the goal",
        Defects = ["The grasp term is counted twice while the puck is held, so that nearly 10 is paid short of the goal."],
        Low = [-0.1, 0.6, 0.02, -0.1, 0.8, 0.01],
        High = [0.1, 0.7, 0.02, 0.1, 0.9, 0.02],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Push(setup),
        Expert = static (in view) => Fingers.Next(view, view.Object) ?? Fingers.Carry(view, view.Object, view.Goal),
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => new(placement[3], placement[4], PuckHeight);

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => new(placement[0], placement[1], PuckHeight);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Placed, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = 2 * grasp;
        if (IsTouched(now, 0.02))
        {
            reward += (IsFixed ? 0 : 2 * grasp) + 1 + (5 * inPlace);
        }

        return new Score(distance < Placed ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }
}
