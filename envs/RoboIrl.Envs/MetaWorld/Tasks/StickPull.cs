using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Grasp a stick, put it through the handle of a thermos flask and pull that to the target.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class StickPull(TaskSetup setup) : StickTask(setup, "thermos_grip", across: 0.09, goalHeight: 0.02)
{
    private const double Pulled = 0.12;
    private const double Held = 0.02;
    private const double Bonus = 0.05;
    private const double AtGoal = 0.04;
    private const double Squeeze = 0.45;
    private static readonly Vec3 ThermosStart = new(0.2, 0.69, 0);
    private static readonly Vec3 Through = new(0.05, 0, 0);
    private static readonly Caging Grip = new() { Radius = 0.014, XZ = 0.01, Mode = CagingMode.High };

    private readonly SiteId _end = ModelOf(setup).Site("stick_end");
    private double _threadMargin;
    private double _stickMargin;
    private double _thermosMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "stick-pull",
        Model = "stick",
        Instruction = "Pull the thermos to the target with the stick through its handle.",
        Paraphrases = ["Put the stick through the flask's handle and drag it to the marker.", "Use the stick to pull the thermos by its handle.", "Hook the handle with the stick and bring the bottle to the goal."],
        Reward = "h = H(grasp, A), A = T(|(stick - k) (1, 1, 2)|; 0 to 0.05), k = handle + 0.05 m along x; 1 + h + 5 A while the stick is held above the table; 6 + h + 2 T(|stick - goal|; 0 to 0.05) + T(|k - goal|; 0 to 0.05) once it is through the handle, margins from the start; 10 within 0.12 m then",
        FixedReward = "h = H(grasp, A), A = T(|(stick - k) (1, 1, 2)|; 0 to 0.05), k = handle + 0.05 m along x; 1 + h + 5 A while the stick is held above the table; 6 + h + 2 T(|handle - goal| seen from above; 0 to 0.04) once it is through the handle, margins from the start",
        Success = "the handle is within 0.12 m of the goal with the stick through it",
        Defects =
        [
            "The bonus of 10 needs the tool centre point within 0.02 m of the stick's middle, success does not.",
            "The last two terms measure from the goal on the table to the stick's middle and to a point beyond the handle, 0.112 m above: they are flat where success is near.",
            "Goals beyond x = 0.443 m need the thermos pushed past its joint's limit.",
            "The grasp term takes its margins from where the thermos was at the start and not from where the stick was.",
        ],
        Low = [-0.1, 0.55, 0, 0.35, 0.45, 0.0199],
        High = [0, 0.65, 0.001, 0.45, 0.55, 0.0201],
        MinimumGap = 0.1,
        ReachLow = new Vec3(-0.5, 0.35, 0.05),
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        FaithfulRanges = [new JointRange("thermos_x", -0.2, 0.2)],
        ConstantObservations = [13, 14, 15, 16, 17, 38],
        Create = static setup => new StickPull(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override void Begin()
    {
        _threadMargin = Threading(StickStart, ThermosStart + Through);
        _stickMargin = Vec3.Distance(StickStart, Goal);
        _thermosMargin = IsFixed ? Vec3.DistanceXY(Start.Objects.Second, Goal) : Vec3.Distance(ThermosStart, Goal);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Vec3 stick, Vec3 handle) = (now.Object, now.Objects.Second);
        double inHandle = Shaping.Near(Threading(stick, handle + Through), Bonus, _threadMargin);
        bool held = Vec3.Distance(stick, now.Tcp) < Held && now.Opening > 0 && stick.Z - 0.01 > StickStart.Z;
        double grasp = held ? 1 : Grip.Of(now, Start, stick, IsFixed ? StickStart : ThermosStart);
        double threading = Shaping.Both(grasp, inHandle);
        double distance = Vec3.Distance(handle, Goal);
        bool threaded = IsThrough(Vec3.From(data.PositionOf(_end)), handle);
        bool success = threaded && distance <= Pulled;
        if (!held)
        {
            return new Score(threading, success, distance, grasp, inHandle);
        }

        double inPlace = IsFixed ? 2 * Shaping.Near(Vec3.DistanceXY(handle, Goal), AtGoal, _thermosMargin) : PublishedInPlace(stick, handle);
        double reward = threaded ? 6 + threading + inPlace : 1 + threading + (5 * inHandle);
        return new Score(success ? FullReward : reward, success, distance, grasp, inHandle);
    }

    private static double Threading(Vec3 stick, Vec3 target) => (stick - target).Scale(1, 1, 2).Length;

    private static bool IsThrough(Vec3 end, Vec3 handle) => end.X >= handle.X && Math.Abs(end.Y - handle.Y) <= 0.04 && Math.Abs(end.Z - handle.Z) <= 0.06;

    // Over the stick, down, close, up in front of the handle and into it. There the stick is lifted against the handle's upper
    // bar: friction then carries the flask, which nothing else would stop once it slides.
    private static Command Expert(in ExpertView view)
    {
        Vec3 stick = view.Object;
        Vec3 grip = stick + new Vec3(-0.012, 0, 0);
        if (ToolGrip.Take(view, grip) is { } take)
        {
            return take;
        }

        Vec3 through = view.Second + new Vec3(-0.03, -0.01, 0.026) - stick;
        bool inLoop = through.X < 0.015 && Math.Abs(through.Y) < 0.03;
        if (!inLoop)
        {
            return new Command(view.Tcp + (through.LengthYZ > 0.01 ? through + new Vec3(-0.06, 0, 0) : through), Squeeze, Gain: 10);
        }

        double lift = view.Second.Z + 0.040 - stick.Z;
        Vec3 way = lift < 0.003 ? view.Goal - view.Second : through + (12 * (view.Second - view.PreviousSecond));
        return new Command(view.Tcp + new Vec3(way.X, way.Y, lift), Squeeze, Gain: 10);
    }

    private double PublishedInPlace(Vec3 stick, Vec3 handle) =>
        (2 * Shaping.Near(Vec3.Distance(stick, Goal), Bonus, _stickMargin)) + Shaping.Near(Vec3.Distance(handle + Through, Goal), Bonus, _thermosMargin);
}
