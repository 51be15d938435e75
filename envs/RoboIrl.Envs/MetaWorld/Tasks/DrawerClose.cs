using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Push an open drawer shut.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DrawerClose(TaskSetup setup) : FixtureTask(setup, "lift")
{
    private const double OpenAtStart = -0.15;
    private const double FaithfulBound = 0.05;
    private const double FaithfulShut = 0.065;
    private const double Shut = 0.04;
    private const double BarUnderPoint = 0.05;
    private static readonly Vec3 GoalFromCabinet = new(0, -0.16, 0.09);

    private readonly JointId _drawer = setup.Model.Joint("drawer");
    private double _distanceMargin;
    private double _reachMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "drawer-close",
        Model = "drawer",
        Instruction = "Close the drawer.",
        Paraphrases = ["Push the drawer shut.", "Slide the drawer back into the cabinet.", "Shove the open drawer in until it is closed."],
        Reward = "10 H(in place, H(reach, closing)): in place = T(|point - goal|; 0 to 0.05), reach = TG(|point - tcp|; 0 to 0.005), closing = gripper command in [0, 1]; 10 within 0.065 m; point 0.05 m above the handle",
        FixedReward = "10 H(in place, H(reach, closing)): in place = T(way left; 0 to 0.04), reach = TG(|point - tcp|; 0 to 0.005), closing = gripper command in [0, 1]; point 0.05 m above the handle",
        Success = "the point above the handle is within 0.065 m of the goal, which is 0.05 m below it when the drawer is shut",
        FixedSuccess = "the handle is within 0.04 m of its place in the shut drawer, along the drawer's way",
        Defects = ["The handle's point lies 5 cm above its goal, so the distance of a shut drawer is still 0.05 m."],
        Low = [-0.1, 0.9, 0],
        High = [0.1, 0.9, 0],
        FaithfulQuaternion = QuaternionOrder.Zeros,
        FaithfulRanges = [new JointRange("drawer", -0.16, 0)],
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 37, 38],
        Create = static setup => new DrawerClose(setup),
        Expert = Expert,
    };

    // Distance that counts in full.
    private double Bound => IsFixed ? Shut : FaithfulBound;

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromCabinet;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Place(data, placement);
        data.QposOf(_drawer) = OpenAtStart;
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        _distanceMargin = Math.Abs(Left(Start.Object) - Bound);
        _reachMargin = Math.Abs(Vec3.Distance(Start.Object, Start.Tcp) - 0.005);
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Left(now.Object);
        bool shut = distance <= (IsFixed ? Shut : FaithfulShut);
        double inPlace = Shaping.Near(distance, Bound, _distanceMargin);
        double reach = Shaping.NearGaussian(Vec3.Distance(now.Object, now.Tcp), 0.005, _reachMargin);
        double grasp = Shaping.Both(reach, Shaping.Unit(now.Grip));
        return new Score(shut ? FullReward : FullReward * Shaping.Both(grasp, inPlace), shut, distance, grasp, inPlace);
    }

    // The fixed rules measure along the drawer only: the observed point is above the handle, the goal is not.
    private double Left(Vec3 handle) => IsFixed ? Math.Abs(handle.Y - Goal.Y) : Vec3.Distance(handle, Goal);

    // In front of the bar with the fingers closed, down to its height, then push until it is shut.
    private static Command Expert(in ExpertView view)
    {
        Vec3 bar = view.Object - new Vec3(0, 0, BarUnderPoint);
        if (view.Goal.Y - bar.Y < 0.015)
        {
            return new Command(view.Tcp, Grip: 1, Gain: 0);
        }

        Vec3 way = bar + new Vec3(0, -0.045, 0) - view.Tcp;
        if (way.Y < -0.02 || Math.Abs(way.X) > 0.04)
        {
            return new Command(bar + new Vec3(0, -0.06, 0.12), Grip: 1, Gain: 15);
        }

        return way.Z < -0.03
            ? new Command(bar + new Vec3(0, -0.06, 0), Grip: 1, Gain: 15)
            : new Command(new Vec3(bar.X, bar.Y + 0.03, bar.Z), Grip: 1, Gain: 10);
    }
}
