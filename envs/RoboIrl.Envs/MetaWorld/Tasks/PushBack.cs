using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Bring a cube that lies far out back to a place near the robot.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PushBack(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const double CubeHeight = 0.02;
    private const string Formula = "H(grasp, in place) with in place = T(|cube - goal|; 0 to 0.05; m that at the start), + 1 + 5 (in place) once the cube is held and 0.01 m nearer; ";
    private static readonly PickUp Fingers = new() { Width = 0.04, Force = 0.5 };
    private static readonly Caging FaithfulGrasp = new() { Radius = 0.007, XZ = 0.01 };
    private static readonly Caging FixedGrasp = new() { Radius = 0.015, XZ = 0.01 };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "push-back",
        Model = "push_back",
        Instruction = "Pull the cube back to the target.",
        Paraphrases = ["Bring the cube on the table closer, onto the marker.", "Slide the cube towards you until it lies on the goal.", "Push the cube back to the target position."],
        Reward = Formula + "held: the fingertips within 0.01 m of its middle and the gripper open by less than 0.55; 10 within 0.05 m",
        FixedReward = Formula + "held: the fingertips within 0.02 m of its middle and the gripper open by less than 0.55",
        Success = "the cube is within 0.07 m of the goal",
        Defects =
        [
            "The bonus of 10 needs the cube within 0.05 m, success only within 0.07 m.",
            "A grip counts with the pads at 0.007 to 0.01 m from the cube's middle, which lies inside the cube.",
            "Bringing the cube nearer pays only with the fingertips within 0.01 m of its middle.",
            "The pads' places at the start are a view of where they are now, so the grasp term does not rise while the fingers come nearer.",
        ],
        Low = [-0.1, 0.8, 0.02, -0.1, 0.6, 0.0199],
        High = [0.1, 0.85, 0.02, 0.1, 0.7, 0.0201],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new PushBack(setup),
        Expert = static (in view) => Fingers.Next(view, view.Object) ?? Fingers.Carry(view, view.Object, view.Goal),
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => new(placement[3], placement[4], CubeHeight);

    /// <inheritdoc/>
    protected override Vec3 ObjectOf(ReadOnlySpan<double> placement) => new(placement[0], placement[1], CubeHeight);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Bonus, DistanceAtStart);
        double grasp = IsFixed ? FixedGrasp.OfGap(now, Start, 0.015, Rules) : FaithfulGrasp.OfGap(now, Start, 0.003, Rules);
        double reward = Shaping.Both(grasp, inPlace);
        double near = IsFixed ? 0.02 : 0.01;
        bool held = Vec3.Distance(now.Object, now.Tcp) < near && now.Opening is > 0 and < 0.55;
        if (held && DistanceAtStart - distance > 0.01)
        {
            reward += 1 + (5 * inPlace);
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }
}
