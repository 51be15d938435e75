using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Press a handle down that stands out of a slotted pillar towards the robot or to its side.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="goal">The target from the pillar.</param>
public sealed class HandlePress(TaskSetup setup, Vec3 goal) : HandleTask(setup, "handle_start", startAt: -0.001, goal)
{
    private const double Pressed = 0.02;

    private double _reachMargin;
    private double _pressMargin;

    /// <summary>The description of the task with the handle towards the robot.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "handle-press",
        Model = "handle",
        Instruction = "Press the handle down.",
        Paraphrases = ["Push down the handle in front of you.", "Lower the handle to the bottom of its slot.", "Press on the handle until it is down."],
        Reward = "10 H(T(|tcp - handle|; 0 to 0.02), T(|height left|; 0 to 0.02)); 10 within 0.02 m of the target's height",
        FixedReward = "10 H(T(|tcp - handle|; 0 to 0.02), T(height left, none below the target; 0 to 0.02))",
        Success = "the handle is within 0.02 m of the target's height, above or below",
        FixedSuccess = "the handle has at most 0.02 m left to go down",
        Defects = ["A handle pressed further than 0.02 m below its target counts as not pressed."],
        Low = [-0.1, 0.8, -0.001],
        High = [0.1, 0.9, 0.001],
        FaithfulQuaternion = QuaternionOrder.Zeros,
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new HandlePress(setup, new Vec3(0, -0.216, 0.075)),
        Expert = Expert,
    };

    /// <summary>The description of the task with the handle to the side.</summary>
    public static TaskInfo SideInfo { get; } = Info with
    {
        Name = "handle-press-side",
        Model = "handle_side",
        Instruction = "Press the sideways handle down.",
        Paraphrases = ["Push down the handle that points to the side.", "Lower the handle on the left to the bottom of its slot.", "Press on the sideways handle until it is down."],
        Low = [-0.35, 0.65, -0.001],
        High = [-0.25, 0.75, 0.001],
        Create = static setup => new HandlePress(setup, new Vec3(0.216, 0, 0.075)),
    };

    /// <inheritdoc/>
    protected override void Begin()
    {
        _reachMargin = Math.Abs(Vec3.Distance(Start.Object, Start.Tcp) - Pressed);
        _pressMargin = Math.Abs(Math.Abs(Start.Object.Z - Goal.Z) - Pressed);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double left = now.Object.Z - Goal.Z;
        double remaining = IsFixed ? Math.Max(left, 0) : Math.Abs(left);
        double press = Shaping.Near(remaining, Pressed, _pressMargin);
        double reach = Shaping.Near(Vec3.Distance(now.Object, now.Tcp), Pressed, _reachMargin);
        bool pressed = remaining <= Pressed;
        return new Score(pressed ? FullReward : FullReward * Shaping.Both(reach, press), pressed, remaining, reach, press);
    }

    // Over the grip, then down with closed fingers to just above the lower end of the slot.
    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object;
        return Vec3.DistanceXY(view.Tcp, grip) > 0.02
            ? new Command(grip with { Z = 0.24 }, Grip: 1, Gain: 15)
            : new Command(grip with { Z = view.Goal.Z + 0.005 }, Grip: 1, Gain: 15);
    }
}
