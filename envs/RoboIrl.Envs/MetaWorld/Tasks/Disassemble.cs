using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Lift a nut off a peg by its handle.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Disassemble(TaskSetup setup) : NutTask(setup, CagingMode.High)
{
    private const double Squeeze = 0.5;
    private static readonly Vec3 PegFromNut = new(0, 0, 0.03);
    private static readonly Vec3 GoalFromNut = new(0, 0, 0.15);
    private static readonly Vec3 AboveGoal = new(0, 0, 0.1);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "disassemble",
        Model = "assembly",
        Instruction = "Take the nut off the peg.",
        Paraphrases = ["Lift the ring off the post by its handle.", "Disassemble the nut and the peg.", "Pick the nut up until it is clear of the peg."],
        Reward = "(2 grasp + 6 (0.1 [lifted] + 0.9 T(|ring - (goal + 0.1 m up)|; 0 to 0.02; m 0.2))) (nut level); 10 on success",
        FixedReward = "(2 grasp + 6 (0.1 [lifted] + 0.9 T(|ring - (goal + 0.1 m up)|; 0 to 0.02; m 0.2))) (nut level)",
        Success = "the handle is higher than the goal, which is 0.15 m above where the ring lay",
        FixedSuccess = "the ring is higher than the goal, which is 0.15 m above where it lay",
        Defects =
        [
            "Success looks at the handle's height only: a nut that is tilted with its ring still on the peg counts as taken off.",
            "The grasp term takes its margins from where the ring was at the start and not from where the handle was, so it stays low until the hand is close.",
        ],
        Low = [0, 0.6, 0.025, -0.1, 0.6, 0.1699],
        High = [0.1, 0.75, 0.02501, 0.1, 0.75, 0.1701],
        MinimumGap = 0.1,
        HandStart = HandStart.Near,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new Disassemble(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromNut;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        Vec3 nut = Vec3.From(placement);
        Put(data, nut, nut + PegFromNut);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        Vec3 ring = Ring(data);
        double distance = Vec3.Distance(Goal + AboveGoal, ring);
        double inPlace = (IsLifted(ring) ? 0.1 : 0) + (0.9 * Shaping.Near(distance, 0.02, 0.2));
        bool success = (IsFixed ? ring.Z : now.Object.Z) > Goal.Z;
        return Rate(now, success, distance, inPlace);
    }

    // Over the handle, down, close, straight up past the goal's height and stay.
    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object;
        if (ToolGrip.Take(view, grip) is { } take)
        {
            return take;
        }

        double height = view.Goal.Z + 0.08 - grip.Z;
        return new Command(view.Tcp + new Vec3(0, 0, height), Squeeze, Gain: 15);
    }
}
