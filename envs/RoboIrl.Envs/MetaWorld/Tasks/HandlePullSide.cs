using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Pull a handle up that stands out of a slotted pillar to the side.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class HandlePullSide(TaskSetup setup) : HandleTask(setup, "handle_center", startAt: -0.1, new Vec3(0.216, 0, 0.172))
{
    private const double Bonus = 0.05;
    private const double Pulled = 0.08;
    private static readonly Caging Grasp = new() { Radius = 0.032, Pad = 0.06, XZ = 0.01, Mode = CagingMode.High };

    private double _distanceAtStart;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "handle-pull-side",
        Model = "handle_side",
        Instruction = "Pull the sideways handle up.",
        Paraphrases = ["Lift the handle that points to the side.", "Raise the handle on the left to the top of its slot.", "Grab the sideways handle and pull it upwards."],
        Reward = "H(grasp, T(|handle - goal|; 0 to 0.05; m at the start)), + 1 + 5 T(|handle - goal|) while the handle is lifted by 0.01 m and within 0.035 m of the tool centre point; 10 within 0.05 m",
        FixedReward = "H(grasp, T(|handle - goal|; 0 to 0.05; m at the start)), + 1 + 5 T(|handle - goal|) while the handle is lifted by 0.01 m and within 0.035 m of the tool centre point",
        Success = "the handle is within 0.08 m of the goal",
        Defects = ["The bonus of 10 needs the handle above the upper end of its slot, success only 0.04 m below it."],
        Low = [-0.35, 0.65, 0],
        High = [-0.25, 0.75, 0],
        FaithfulQuaternion = QuaternionOrder.Zeros,
        ConstantObservations = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new HandlePullSide(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override void Begin() => _distanceAtStart = Vec3.Distance(Start.Object, Goal);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double pull = Shaping.Near(distance, Bonus, _distanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        double reward = Shaping.Both(grasp, pull);
        if (Vec3.Distance(now.Object, now.Tcp) < 0.035 && now.Opening > 0 && now.Object.Z - 0.01 > Start.Object.Z)
        {
            reward += 1 + (5 * pull);
        }

        return new Score(distance < Bonus ? FullReward : reward, distance <= Pulled, distance, grasp, pull);
    }

    // Around the bar between pillar and grip, close, lift; closed on its 64 mm the fingers read 0.76.
    private static Command Expert(in ExpertView view)
    {
        Vec3 bar = view.Object + new Vec3(0, 0, -0.012);
        bool over = Vec3.DistanceXY(view.Tcp, bar) < 0.01;
        bool around = view.Tcp.Z - bar.Z < 0.02 && Vec3.DistanceXY(view.Tcp, bar) < 0.02;
        if (!over && !around)
        {
            return new Command(bar with { Z = bar.Z + 0.09 }, Grip: -1, Gain: 15);
        }

        if (!around)
        {
            return new Command(bar, Grip: -1, Gain: 15);
        }

        return view.Opening > 0.82 ? new Command(bar, Grip: 1, Gain: 15) : new Command(bar with { Z = view.Goal.Z - 0.045 }, Grip: 1, Gain: 8);
    }
}
