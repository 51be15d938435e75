using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Pull a handle up that stands out of a slotted pillar towards the robot.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class HandlePull(TaskSetup setup) : HandleTask(setup, "handle_right", startAt: -0.1, new Vec3(0, -0.216, GoalHeight))
{
    private const double GoalHeight = 0.172;
    private const double Pulled = 0.05;
    private const double Lifted = 0.01;
    private static readonly Caging Grasp = new() { Radius = 0.022, XZ = 0.01, Mode = CagingMode.High };

    private Vec3 _graspStart;
    private double _pullMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "handle-pull",
        Model = "handle",
        Instruction = "Pull the handle up.",
        Paraphrases = ["Lift the handle in front of you.", "Raise the handle to the top of its slot.", "Grab the handle and pull it upwards."],
        Reward = "H(grasp, T(|height left|; 0 to 0.05; m 0.172)), + 1 + 5 T(|height left|) while the handle is within 0.035 m of the tool centre point; 10 within 0.05 m of the target's height",
        FixedReward = "H(grasp, T(height left, none above the target; 0 to 0.05; m at the start)), + 1 + 5 T(height left) while the handle is lifted by 0.01 m and within 0.035 m of the tool centre point",
        Success = "the handle is within 0.05 m of the target's height, below or above",
        FixedSuccess = "the handle has at most 0.05 m left to go up",
        Defects =
        [
            "A handle pulled further than 0.05 m above its target counts as not pulled.",
            "The grasp term's margins are measured from the pillar's foot and not from the handle at its start.",
            "The margin of the height left is the height of the target above the table and not the handle's way.",
            "The bonus for lifting compares a y with a z, which every state passes, so that touching the handle earns it.",
        ],
        Low = [-0.1, 0.8, -0.001],
        High = [0.1, 0.9, 0.001],
        FaithfulQuaternion = QuaternionOrder.Zeros,
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new HandlePull(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override void Begin()
    {
        _graspStart = IsFixed ? Start.Object : Vec3.From(Placement);
        _pullMargin = Math.Abs(Goal.Z - _graspStart.Z);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double left = Goal.Z - now.Object.Z;
        double remaining = IsFixed ? Math.Max(left, 0) : Math.Abs(left);
        double pull = Shaping.Near(remaining, Pulled, _pullMargin);
        double grasp = Grasp.Of(now, Start, now.Object, _graspStart);
        double reward = Shaping.Both(grasp, pull);
        bool lifted = IsFixed ? now.Object.Z - Lifted > Start.Object.Z : now.Object.Y - Lifted > _graspStart.Z;
        if (lifted && Vec3.Distance(now.Object, now.Tcp) < 0.035 && now.Opening > 0)
        {
            reward += 1 + (5 * pull);
        }

        return new Score(remaining < Pulled ? FullReward : reward, remaining <= Pulled, remaining, grasp, pull);
    }

    // The fingers go around the free end of the grip, beside the bar that carries it; closed on its 44 mm they read 0.56.
    private static Command Expert(in ExpertView view)
    {
        Vec3 grip = view.Object + new Vec3(0.002, 0, -0.024);
        bool over = Vec3.DistanceXY(view.Tcp, grip) < 0.015;
        bool around = over && view.Tcp.Z - grip.Z < 0.02;
        if (!over && view.Tcp.Z - grip.Z > 0.035)
        {
            return new Command(grip with { Z = grip.Z + 0.09 }, Grip: -1, Gain: 15);
        }

        if (!around)
        {
            return new Command(grip, Grip: -1, Gain: 15);
        }

        return view.Opening > 0.62 ? new Command(grip, Grip: 1, Gain: 15) : new Command(grip with { Z = view.Goal.Z - 0.04 }, Grip: 1, Gain: 8);
    }
}
