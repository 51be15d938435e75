using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Grip a cube and lift it.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class LiftCube(TaskSetup setup) : CubeTask(setup)
{
    private const double Height = 0.2;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "lift-cube",
        Model = "cube",
        Instruction = "Pick up the cube and lift it by 0.2 metres.",
        Paraphrases = ["Lift the cube 20 cm off the table.", "Grasp the cube and raise it.", "Take the cube up into the air by 0.2 m."],
        Reward = ApproachFormula + " + (1 + 5 (height gained / 0.2 m, 0 .. 1) while both fingers touch the cube)",
        Success = "the middle of the cube is at z = 0.22 m or above, 0.2 m higher than on the table",
        Low = [-0.15, 0.55, 0.02],
        High = [0.15, 0.75, 0.02],
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new LiftCube(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + new Vec3(0, 0, Height);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double lifted = Shaping.Unit((now.Object.Z - Start.Object.Z) / Height);
        bool grasped = IsGrasped(data);
        double reward = Approach(now) + (grasped ? 1 + (5 * lifted) : 0);
        return new Score(reward, now.Object.Z >= Goal.Z, Math.Max(Goal.Z - now.Object.Z, 0), grasped ? 1 : 0, lifted);
    }

    // A little beyond, so that the hand's lag does not matter.
    private static Command Expert(in ExpertView view) =>
        Hand.Next(view, view.Object) ?? Hand.Carry(view, view.Object, view.Goal + new Vec3(0, 0, 0.02));
}
