using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Grasp a stick and push a thermos flask to the target with it.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class StickPush(TaskSetup setup) : StickTask(setup, "thermos_body", across: 0, goalHeight: 0.132)
{
    private const double Pushed = 0.12;
    private const double Held = 0.02;
    private const double Squeeze = 0.25;
    private static readonly Vec3 GripFromStick = new(0.015, 0, 0);
    private static readonly Vec3 ThermosStart = new(0.2, 0.6, 0);
    private static readonly Caging Grip = new() { Radius = 0.04, XZ = 0.01, Mode = CagingMode.High };

    private readonly GeomId _stick = ModelOf(setup).Geom("object");
    private readonly GeomId _left = ModelOf(setup).Geom("left_pad");
    private readonly GeomId _right = ModelOf(setup).Geom("right_pad");
    private double _stickMargin;
    private double _thermosMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "stick-push",
        Model = "stick",
        Instruction = "Push the thermos to the target with the stick.",
        Paraphrases = ["Pick up the stick and shove the flask to the marker with it.", "Use the stick to move the thermos to the goal.", "Grasp the stick and push the bottle away with its end."],
        Reward = "grasp; 2 + 5 T(|stick - goal|; 0 to 0.12; m at the start) + 3 T(|thermos - goal|; 0 to 0.12; m from its foot at the start) while the stick is lifted by 0.01 m and the tool centre point within 0.02 m of it; 10 within 0.12 m then",
        FixedReward = "grasp; 2 + 5 T(|stick - goal|; 0 to 0.12; m at the start) + 3 T(|thermos - goal|; 0 to 0.12; m at the start) while the stick is lifted by 0.01 m and both fingers touch it",
        Success = "the thermos is within 0.12 m of the goal, the stick between the fingers and lifted by 0.01 m",
        Defects =
        [
            "What a held stick earns asks for the tool centre point within 0.02 m of the grip on the stick, success for both fingers on it: nearly 10 is paid without success and little with it.",
            "The margin of the thermos is measured from its foot at the start, but its distance from 0.132 m above.",
        ],
        Low = [-0.08, 0.58, 0, 0.399, 0.55, 0.1319],
        High = [-0.03, 0.62, 0.001, 0.401, 0.6, 0.1321],
        MinimumGap = 0.1,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        FaithfulRanges = [new JointRange("thermos_x", -0.2, 0.2)],
        ConstantObservations = [13, 14, 15, 16, 17, 38],
        Create = static setup => new StickPush(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override void Begin()
    {
        _stickMargin = Vec3.Distance(StickStart, Goal) - Pushed;
        _thermosMargin = Vec3.Distance(IsFixed ? Start.Objects.Second : ThermosStart, Goal) - Pushed;
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Vec3 grip = now.Object + GripFromStick;
        double distance = Vec3.Distance(now.Objects.Second, Goal);
        double stick = Shaping.Near(Vec3.Distance(grip, Goal), Pushed, _stickMargin);
        double thermos = Shaping.Near(distance, Pushed, _thermosMargin);
        double grasp = Grip.Of(now, Start, grip, StickStart);
        bool pushed = distance <= Pushed;
        bool lifted = now.Opening > 0 && grip.Z - 0.01 > StickStart.Z;
        bool gripped = data.InContact(_stick, _left) && data.InContact(_stick, _right);
        bool success = pushed && lifted && gripped;
        bool held = lifted && (IsFixed ? gripped : Vec3.Distance(grip, now.Tcp) < Held);
        if (!held)
        {
            return new Score(grasp, success, distance, grasp, thermos);
        }

        bool paid = IsFixed ? success : pushed;
        return new Score(paid ? FullReward : 2 + (5 * stick) + (3 * thermos), success, distance, grasp, thermos);
    }

    // Over the stick, down, close, up behind the flask, then push it; what is at the goal is not pushed on.
    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object;
        if (ToolGrip.Take(view, grip) is { } take)
        {
            return take;
        }

        Vec3 behind = view.Second + new Vec3(-0.115, 0, 0) - grip;
        Vec3 left = view.Goal - view.Second;
        Vec3 step = behind.LengthYZ > 0.02 ? behind + new Vec3(-0.04, 0, 0) : behind with { X = behind.X + left.X };
        return new Command(view.Tcp + step, Squeeze, Gain: 10);
    }
}
