using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Pick up a hammer and drive a nail into a block.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class Hammer(TaskSetup setup) : MetaWorldTask(setup)
{
    private const double Driven = 0.09;
    private const double AtNail = 0.05;
    private const double OffTheTable = 0.02;
    private const double Slack = 0.07;
    private const double GoodReward = 5;
    private static readonly Vec3 Block = new(0.24, 0.85, 0);
    private static readonly Vec3 GoalFromBlock = new(0, -0.11, 0.11);
    private static readonly Vec3 HeadFromGrip = new(0.16, 0.06, 0);
    private static readonly Vec3 Rest = new(0, 0, 0.019);
    private static readonly Vec3 Depth = new(0, 0.026, 0.01);
    private static readonly Caging Grip = new() { Radius = 0.015, Pad = 0.02, XZ = 0.01, Mode = CagingMode.High };

    private readonly FreeBody _hammer = new(setup.Model, "object");
    private readonly MocapBody _block = new(setup.Model, "fixture");
    private readonly BodyId _nail = setup.Model.Body("nail");
    private readonly SiteId _face = setup.Model.Site("hammer_face");
    private readonly JointId _depth = setup.Model.Joint("nail");

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "hammer",
        Model = "hammer",
        Instruction = "Drive the nail into the block with the hammer.",
        Paraphrases = ["Pick up the hammer and hit the nail in.", "Hammer the nail into the wood.", "Use the hammer to push the nail all the way in."],
        Reward = "(2 grasp + 6 (0.1 [lifted] + 0.9 T(|head - goal|; 0 to 0.02; m 0.2))) (hammer level); 10 while that is above 5 and the nail is driven in; head = hammer + (0.16, 0.06, 0)",
        FixedReward = "(2 grasp + 6 (0.1 [lifted] + 0.9 T(|head's face - goal|; 0 to 0.02; m 0.2))) (hammer level)",
        Success = "the nail is driven in by more than 0.09 m of 0.1 m, however it got there",
        FixedSuccess = "the nail is driven in by more than 0.09 m of 0.1 m, the face of the hammer's head within 0.05 m of it",
        Defects =
        [
            "Success asks for the nail only and counts one pushed in by the bare hand; the bonus of 10 asks for the hammer as well.",
            "The head's place is the handle's moved along the world's axes, so that a turned hammer is measured at a point in the air.",
            "The grasp term takes its margins from the table under the hammer and not from where the handle was.",
        ],
        Low = [-0.1, 0.4, 0],
        High = [0.1, 0.5, 0],
        HandStart = HandStart.Near,
        ConstantObservations = [11, 13, 14, 15, 16, 17, 36, 37, 38],
        Create = static setup => new Hammer(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected internal override BodyId FirstBody { get; } = setup.Model.Body("object");

    /// <inheritdoc/>
    protected internal override BodyId? SecondBody => _nail;

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Block + GoalFromBlock;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        _hammer.Put(data, Vec3.From(placement) + Rest);
        _block.Move(data, Block);
    }

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(_hammer.Position(data), _hammer.Rotation(data), Vec3.From(data.PositionOf(_nail)), Quat.Identity);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Vec3 head = IsFixed ? Vec3.From(data.PositionOf(_face)) : now.Object + HeadFromGrip;
        double distance = Vec3.Distance(head, Goal);
        double inPlace = (now.Object.Z > OffTheTable ? 0.1 : 0) + (0.9 * Shaping.Near(distance, 0.02, 0.2));
        double grasp = Grip.Of(now, Start, ToolGrip.Point(now.Object, now.Hand, Slack), IsFixed ? Start.Object : Vec3.From(Placement));
        double reward = ((2 * grasp) + (6 * inPlace)) * ToolGrip.Level(now.Objects.FirstRotation, Quat.Identity);
        bool driven = data.QposOf(_depth) > Driven;
        bool success = driven && (!IsFixed || Vec3.Distance(head, now.Objects.Second) < AtNail);
        bool paid = IsFixed ? success : driven && reward > GoodReward;
        return new Score(paid ? FullReward : reward, success, distance, grasp, inPlace);
    }

    // Over the handle near the head, down, close, up in front of the nail, then push it in. Past the point where it counts as
    // driven the hammer stays: pressing on against the block would turn it in the fingers.
    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object + new Vec3(0.05, 0, 0);
        bool closed = view.Opening < 0.6;
        if (ToolGrip.Take(view, grip, closed ? 0.08 : 0.02, closed ? 0.04 : 0.01) is { } take)
        {
            return take;
        }

        Vec3 way = view.Goal - HeadFromGrip - Depth - view.Object;
        Vec3 step = way.LengthXZ < 0.02 ? way : new Vec3(way.X, Math.Min(way.Y - 0.14, 0), way.Z);
        return new Command(view.Tcp + step, Grip: 1, Gain: 10);
    }
}
