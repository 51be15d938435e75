using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Grasp a puck that lies in a hole of the table and hold it at a point in the air.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PickOutOfHole(TaskSetup setup) : FreeObjectTask(setup)
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const double Within = 0.02;
    private const string Formula = "H(grasp, in place) with in place = T(|puck - goal|; 0 to 0.02; m that at the start), + 1 + 5 H(in place, fingers above a funnel around the hole) while held";
    private static readonly Caging Grasp = new() { Radius = 0.015, Pad = 0.02, XZ = 0.03, Effort = 0.1, Mode = CagingMode.High };
    private static readonly PickUp Hand = new() { Width = 0.04, Hover = 0.13 };

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "pick-out-of-hole",
        Model = "pick_out_of_hole",
        Instruction = "Take the puck out of the hole and hold it at the target point.",
        Paraphrases = ["Lift the puck from the pit and bring it to the marker.", "Reach into the hole, grasp the puck and carry it to the goal position.", "Pick the puck up from the recess in the table and take it to the target."],
        Reward = Formula + "; 10 within 0.05 m",
        FixedReward = Formula,
        Success = "the puck is within 0.07 m of the goal",
        Defects = ["The bonus of 10 needs the puck within 0.05 m, success only within 0.07 m."],
        Low = [0, 0.75, 0.02, -0.1, 0.5, 0.15],
        High = [0, 0.75, 0.02, 0.1, 0.6, 0.3],
        MinimumGap = 0.15,
        ReachLow = new Vec3(-0.5, 0.4, -0.05),
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new PickOutOfHole(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = ToGoal(now.Object);
        double inPlace = Shaping.Near(distance, Within, DistanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, inPlace);
        if (IsHeld(now, reach: 0.04, lift: 0.02) && now.Opening >= 0.33)
        {
            reward += 1 + (5 * Shaping.Both(inPlace, Clear(now.Tcp)));
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, grasp, inPlace);
    }

    // How well the fingers stay above a funnel that opens around the puck's place.
    private double Clear(Vec3 tcp)
    {
        double floor = Shaping.Funnel(Vec3.DistanceXY(tcp, Start.Object), 0.03, 0.015, 0.15);
        return Shaping.Above(tcp.Z, floor, 0.02);
    }

    // Into the hole, close, straight up, then across.
    private static Command Expert(in ExpertView view)
    {
        Vec3 puck = view.Object;
        if (Hand.Next(view, puck) is { } next)
        {
            return next;
        }

        bool low = puck.Z < view.Goal.Z - 0.04 && Vec3.DistanceXY(puck, view.Goal) > 0.05;
        return Hand.Carry(view, puck, low ? puck with { Z = view.Goal.Z } : view.Goal);
    }
}
