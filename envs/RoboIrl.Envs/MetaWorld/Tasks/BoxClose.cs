using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Put the lid on a box.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class BoxClose(TaskSetup setup) : MetaWorldTask(setup)
{
    private const double Closed = 0.08;
    private const double LargestTurn = 0.2;
    private const double LidRests = 0.016;

    // The original drops the lid from here.
    private const double LidDropped = 0.095;

    // The plate of a lid that fits is 7 cm under the goal, that of one that lies askew on the rim 5.5 cm.
    private const double Fitting = -0.063;

    // Turned by 90 degrees about z: the handle's bar lies along x, between fingers that close along y.
    private static readonly Quat Turned = new(Math.Sqrt(0.5), 0, 0, Math.Sqrt(0.5));
    private static readonly Quat PublishedTurn = new(0.707, 0, 0, 0.707);
    private static readonly Vec3 LidFromPoint = new(0, 0, 0.02);
    private static readonly Vec3 BarFromPoint = new(0, 0, 0.075);
    private static readonly Vec3 GoalFromPoint = new(0, 0, 0.07);
    private static readonly PickUp Hand = new() { Width = 0.016, Hover = 0.08 };

    private readonly FreeBody _lid = new(setup.Model, "object");
    private readonly SiteId _point = setup.Model.Site("lid");
    private readonly MocapBody _box = new(setup.Model, "fixture");
    private readonly Vec3 _pointFromFrame = PointFromFrame(setup.Model);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "box-close",
        Model = "box",
        Instruction = "Close the box with the lid.",
        Paraphrases = ["Put the cover on the box.", "Grasp the lid by its handle and set it on the box.", "Take the lid and place it on top of the box."],
        Reward = "(2 H((grip + 1) / 2, ready) + 8 (0.2 [lid higher than 0.04 m] + 0.8 T(|(goal - lid) (1, 1, 3)|; 0 to 0.05; m 0.25)); 10 where done) "
            + "(1 - |rotation - level| / 0.2), lid = 0.02 m over its plate, ready = H(hand above a funnel around the lid, T(|hand - lid|; 0 to 0.02; m 0.5))",
        FixedReward = "(2 H((grip + 1) / 2, ready) + 8 (0.2 [lid 0.02 m higher than at the start] + 0.8 T(|(goal - top) (1, 1, 3)|; 0 to 0.02; m 0.25))) "
            + "(1 - |rotation - level| / 0.2), top = 0.07 m and bar = 0.075 m over the lid's plate, ready = H(hand above a funnel around the lid, T(|tcp - bar|; 0 to 0.02; m 0.5))",
        Success = "the lid's plate is within 0.08 m of the goal, 0.07 m over its place on the box",
        FixedSuccess = "the lid's plate is within 0.08 m of the goal and at least 0.063 m under it: the lid fits on the box",
        Defects =
        [
            "How near the handle is is asked of the hand body, 4.5 cm above the fingertips, and of a point 2 cm over the lid's plate: fingers at the bar earn less than lower ones.",
            "The lid starts 8 cm over the table, so that the part for a lid off the table is paid while it falls.",
            "The term for the way to the box is largest with the lid 5 cm over it and gets smaller while it is put down.",
            "A lid turned aside takes the reward away in a state that counts as success.",
            "A lid in the air 14 cm over the box counts as closing it.",
        ],
        Low = [-0.05, 0.5, 0.02, -0.1, 0.7, 0.133],
        High = [0.05, 0.55, 0.02, 0.1, 0.8, 0.133],
        MinimumGap = 0.25,
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new BoxClose(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected internal override BodyId FirstBody { get; } = setup.Model.Body("object");

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        Vec3 plate = new(placement[0], placement[1], IsFixed ? LidRests : LidDropped);
        _lid.Put(data, plate - _pointFromFrame, Turned);
        _box.Move(data, Goal with { Z = 0 });
    }

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(_point)), _lid.Rotation(data));
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        Vec3 lid = now.Object + LidFromPoint;
        double distance = Vec3.Distance(now.Object, Goal);
        bool fits = !IsFixed || now.Object.Z < Goal.Z + Fitting;
        double near = Shaping.Near(IsFixed ? Vec3.Distance(now.Tcp, now.Object + BarFromPoint) : Vec3.Distance(now.Hand, lid), 0.02, 0.5);
        double ready = Shaping.Both(Above(now.Hand, lid), near);
        double closing = (now.Grip + 1) / 2;
        bool lifted = IsFixed ? now.Object.Z > Start.Object.Z + 0.02 : lid.Z > 0.04;
        Vec3 left = Goal - (IsFixed ? now.Object + GoalFromPoint : lid);
        double inPlace = (lifted ? 0.2 : 0) + (0.8 * Shaping.Near(left.Scale(1, 1, 3).Length, IsFixed ? 0.02 : 0.05, 0.25));
        double reward = (2 * Shaping.Both(closing, ready)) + (8 * inPlace);
        reward = !IsFixed && distance < Closed ? FullReward : reward;
        return new Score(reward * ToolGrip.Level(now.Objects.FirstRotation, PublishedTurn, LargestTurn), distance < Closed && fits, distance, ready, inPlace);
    }

    // How well the hand stays above a funnel around the handle.
    private static double Above(Vec3 hand, Vec3 lid)
    {
        double floor = Shaping.Funnel(Vec3.DistanceXY(hand, lid), 0.02, 0.04, 0.4);
        return Shaping.Above(hand.Z, floor, floor / 2);
    }

    // The observed point from the frame of the free joint, which in the original lies under the lid.
    private static Vec3 PointFromFrame(MjModel model)
    {
        int holder = model.SiteBody[model.Site("lid").Index];
        return holder == model.Body("object").Index ? Vec3.Zero : Vec3.From(model.BodyPosition[(3 * holder)..]);
    }

    // By the bar, up, over the box, down onto it.
    private static Command Expert(in ExpertView view)
    {
        const double over = 0.17;
        Vec3 bar = view.Object + BarFromPoint;
        if (Hand.Next(view, bar) is { } next)
        {
            return next;
        }

        if (Vec3.DistanceXY(bar, view.Goal) < 0.02)
        {
            return Hand.Carry(view, bar, view.Goal with { Z = 0.14 });
        }

        return Hand.Carry(view, bar, bar.Z < over - 0.02 ? bar with { Z = over } : view.Goal with { Z = over });
    }
}
