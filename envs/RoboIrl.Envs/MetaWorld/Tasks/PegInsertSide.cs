using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Grasp a peg and push it sideways into the hole of a block.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PegInsertSide(TaskSetup setup) : MetaWorldTask(setup)
{
    private const double Squeeze = 0.4;
    private const double Inserted = 0.07;
    private static readonly Vec3 GoalFromBlock = new(0.03, 0, 0.13);
    private static readonly Vec3 HeadFromPeg = new(-0.1, 0, 0);
    private static readonly Vec3 GraspFromHead = new(0.13, 0, 0.01);

    // Where the original's peg lies before it is placed.
    private static readonly Vec3 ModelPeg = new(0, 0.6, 0.02);
    private static readonly Caging Grasp = new() { Radius = 0.0075, Pad = 0.03, XZ = 0.005, Mode = CagingMode.High };

    // Air in front of the block's face, below and above the hole: the peg shall not come from there.
    private static readonly (Vec3 Zero, Vec3 One) Below = (new Vec3(0.11, 0.1, 0.01), new Vec3(0.15, -0.1, 0.096));
    private static readonly (Vec3 Zero, Vec3 One) Above = (new Vec3(0.11, 0.1, 0.16), new Vec3(0.17, -0.1, 0.19));

    private readonly FreeBody _peg = new(setup.Model, "object");
    private readonly MocapBody _block = new(setup.Model, "fixture");
    private readonly SiteId _head = setup.Model.Site("peg_head");
    private readonly SiteId _grasp = setup.Model.Site("peg_grasp");
    private Vec3 _graspStart;
    private double _margin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "peg-insert-side",
        Model = "peg_insert",
        Instruction = "Insert the peg into the hole in the side of the block.",
        Paraphrases = ["Pick up the peg and push it sideways into the block.", "Plug the peg into the hole.", "Take the peg and slide its head into the opening of the box."],
        Reward = "H(grasp, in place), + 1 + 5 (in place) while held above the table; in place = H(T(|(head - goal) (1, 2, 2)|; 0 to 0.07), free), free < 1 only in front of the face above or below the hole; 10 within 0.07 m",
        FixedReward = "H(grasp, in place), + 1 + 5 (in place) while held above the table; in place = H(T(|(head - goal) (1, 2, 2)|; 0 to 0.07), free), free < 1 only in front of the face above or below the hole",
        Success = "|(head - goal) (1, 2, 2)| is at most 0.07 m: the head is in the hole",
        Defects =
        [
            "The margin of the in-place term is measured from where the peg was before it was placed, so it knows nothing of this episode's start.",
            "The grasp term and the lift compare the grasping point with the peg's middle at the start, 3 cm beside and 1 cm below it: a third of the height counts as lifted.",
        ],
        Low = [0, 0.5, 0.02, -0.35, 0.4, -0.001],
        High = [0.2, 0.7, 0.02, -0.25, 0.7, 0.001],
        MinimumGap = 0.1,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new PegInsertSide(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected internal override BodyId FirstBody { get; } = setup.Model.Body("object");

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]) + GoalFromBlock;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        _peg.Put(data, Vec3.From(placement));
        _block.Move(data, Vec3.From(placement[3..]));
    }

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(_grasp)), _peg.Rotation(data));
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        Vec3 peg = Vec3.From(Placement);
        _graspStart = IsFixed ? Start.Object : peg;
        _margin = ToGoal((IsFixed ? peg : ModelPeg) + HeadFromPeg);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Vec3 head = Vec3.From(data.PositionOf(_head));
        Vec3 fromBlock = head - (Goal - GoalFromBlock);
        double distance = ToGoal(head);
        double free = Shaping.Both(Shaping.OutsideBox(fromBlock, Above.Zero, Above.One), Shaping.OutsideBox(fromBlock, Below.Zero, Below.One));
        double inPlace = Shaping.Both(Shaping.Near(distance, Inserted, _margin), free);
        bool held = Vec3.Distance(now.Object, now.Tcp) < 0.08 && now.Opening > 0 && now.Object.Z - 0.01 > _graspStart.Z;
        double grasp = held ? 1 : Grasp.Of(now, Start, now.Object, _graspStart);
        double reward = Shaping.Both(grasp, inPlace) + (held ? 1 + (5 * inPlace) : 0);
        bool inserted = distance <= Inserted;
        return new Score(inserted ? FullReward : reward, inserted, distance, grasp, inPlace);
    }

    // Over the peg, down, close, in front of the hole, in. What is off the hole's axis by more than its play waits outside.
    private static Command Expert(in ExpertView view)
    {
        Vec3 point = view.Object + new Vec3(0, 0, -0.012);
        if (ToolGrip.Take(view, point, above: 0.015) is { } take)
        {
            return take;
        }

        Vec3 way = view.Goal + GraspFromHead - view.Object;
        Vec3 step = way.LengthYZ < 0.012 ? way : way + new Vec3(0.13, 0, 0);
        return new Command(view.Tcp + step, Squeeze, Gain: 15);
    }

    private double ToGoal(Vec3 head) => (head - Goal).Scale(1, 2, 2).Length;
}
