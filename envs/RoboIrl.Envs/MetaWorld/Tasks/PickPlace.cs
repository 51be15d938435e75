using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Grasp a puck and hold it at a point in the air.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PickPlace(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const string Formula = "H(grasp, in place) with in place = T(|puck - goal|; 0 to 0.05; m that at the start), + 1 + 5 (in place) while held above the table";
    private static readonly Caging Grasp = new() { Radius = 0.015, XZ = 0.005 };
    private static readonly PickUp Hand = new() { Width = 0.04 };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "pick-place",
        Model = "pick_place",
        Instruction = "Pick up the puck and hold it at the target point.",
        Paraphrases = ["Grasp the puck and carry it to the marker.", "Lift the puck to the goal position.", "Take the puck and place it where the target is."],
        Reward = Formula + "; 10 within 0.05 m",
        FixedReward = Formula,
        Success = "the puck is within 0.07 m of the goal",
        Defects =
        [
            "The bonus of 10 needs the puck within 0.05 m, success only within 0.07 m.",
            "The pads' places at the start are a view of where they are now, so the grasp term has no slope before contact.",
        ],
        Low = [-0.1, 0.6, 0.02, -0.1, 0.8, 0.05],
        High = [0.1, 0.7, 0.02, 0.1, 0.9, 0.3],
        MinimumGap = 0.15,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new PickPlace(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Bonus, DistanceAtStart);
        double grasp = Grasp.OfSigned(now, Start, Rules);
        double reward = Shaping.Both(grasp, inPlace);
        if (IsHeld(now, reach: 0.02, lift: 0.01))
        {
            reward += 1 + (5 * inPlace);
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    private static Command Expert(in ExpertView view) =>
        Hand.Next(view, view.Object) ?? Hand.Carry(view, view.Object, view.Goal);
}
