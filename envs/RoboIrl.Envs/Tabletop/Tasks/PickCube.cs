using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Grip a cube and hold it at a point in the air.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PickCube(TaskSetup setup) : CubeTask(setup)
{
    private const double There = 0.025;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "pick-cube",
        Model = "cube",
        Instruction = "Pick up the cube and move it to the target point.",
        Paraphrases = ["Bring the cube to the marker in the air.", "Grasp the cube and hold it where the target is.", "Carry the cube to the goal position."],
        Reward = ApproachFormula + " + (1 + 5 (1 - tanh(5 |cube - goal|)) while both fingers touch the cube)",
        Success = "the middle of the cube is within 0.025 m of the goal",
        Low = [-0.15, 0.5, 0.02, -0.15, 0.6, 0.08],
        High = [0.15, 0.65, 0.02, 0.15, 0.8, 0.3],
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new PickCube(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double inPlace = 1 - Math.Tanh(5 * distance);
        bool grasped = IsGrasped(data);
        double reward = Approach(now) + (grasped ? 1 + (5 * inPlace) : 0);
        return new Score(reward, distance <= There, distance, grasped ? 1 : 0, inPlace);
    }

    private static Command Expert(in ExpertView view) =>
        Hand.Next(view, view.Object) ?? Hand.Carry(view, view.Object, view.Goal);
}
