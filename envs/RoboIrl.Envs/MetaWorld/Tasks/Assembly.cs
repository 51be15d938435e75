using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Pick up a nut by its handle and put it over a peg.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Assembly(TaskSetup setup) : NutTask(setup, CagingMode.Medium)
{
    // The ring is over the peg while its centre is this near to the peg's axis.
    private const double OverPeg = 0.02;
    private const double Squeeze = 0.5;
    private const double FunnelEdge = 0.01;
    private static readonly Vec3 PegFromGoal = new(0, 0, -0.05);
    private static readonly Vec3 HandleFromRing = new(0.13, 0, 0);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "assembly",
        Model = "assembly",
        Instruction = "Put the nut onto the peg.",
        Paraphrases = ["Pick up the ring by its handle and place it over the peg.", "Assemble the nut and the peg.", "Slide the ring down onto the post."],
        Reward = "(2 grasp + 6 (0.1 [lifted or over the peg] + 0.9 T(|way (1, 1, 3)|; 0 to 0.02; m 0.4))) (nut level); way leads up a funnel to above the peg, then down; 10 on success",
        FixedReward = "(2 grasp + 6 (0.1 [lifted or over the peg] + 0.9 T(|way (1, 1, 3)|; 0 to 0.02; m 0.4))) (nut level); way leads up a funnel to above the peg, then down",
        Success = "the ring's centre is within 0.02 m of the peg's axis and below the peg's top",
        Defects = ["The grasp term takes its margins from where the ring was at the start and not from where the handle was, so it stays low until the hand is close."],
        Low = [0, 0.6, 0.02, -0.1, 0.75, 0.1],
        High = [0, 0.6, 0.02, 0.1, 0.85, 0.1],
        MinimumGap = 0.1,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Assembly(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement) => Put(data, Vec3.From(placement), Goal + PegFromGoal);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        Vec3 ring = Ring(data);
        Vec3 way = Goal - ring;
        double beside = way.LengthXY;
        bool success = beside < OverPeg && way.Z > 0;
        double edge = success ? OverPeg : FunnelEdge;
        double height = Shaping.Funnel(beside, edge, 0.02, 0.2);
        double near = Shaping.Near(new Vec3(way.X, way.Y, 3 * (height - ring.Z)).Length, 0.02, 0.4);
        double inPlace = (IsLifted(ring) || beside < edge ? 0.1 : 0) + (0.9 * near);
        return Rate(now, success, beside, inPlace);
    }

    // Over the handle, down, close, up, over the peg, down and stay.
    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object;
        if (ToolGrip.Take(view, grip) is { } take)
        {
            return take;
        }

        Vec3 way = view.Goal + HandleFromRing - grip;
        bool over = way.LengthXY < 0.012;
        double height = over ? -0.05 : 0.06;
        bool low = way.Z > -0.03 && !over;
        return new Command(view.Tcp + new Vec3(low ? 0 : way.X, low ? 0 : way.Y, way.Z + height), Squeeze, Gain: 15);
    }
}
