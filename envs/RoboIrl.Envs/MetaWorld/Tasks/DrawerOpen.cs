using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Hook the handle of a drawer and pull it open.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DrawerOpen(TaskSetup setup) : FixtureTask(setup, "grip")
{
    private const double Opened = 0.03;
    private static readonly Vec3 GoalFromCabinet = new(0, -0.36, 0.09);

    private double _cageMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "drawer-open",
        Model = "drawer",
        Instruction = "Open the drawer.",
        Paraphrases = ["Pull the drawer out by its handle.", "Slide the drawer open.", "Grab the drawer's handle and pull it towards you."],
        Reward = "5 (T(|handle - goal|; 0 to 0.02; m 0.2) + T(|(handle - hand) (3, 3, 1)|; 0 to 0.01))",
        FixedReward = "5 (T(|handle - goal|; 0 to 0.02; m 0.2) + T(|(handle - tcp) (3, 3, 1)|; 0 to 0.01))",
        Success = "the handle is within 0.03 m of its place in the open drawer",
        Defects = ["Success needs the drawer pulled to its very limit of 0.16 m.", "The reach term uses the hand body and not the fingertips."],
        Low = [-0.1, 0.9, 0],
        High = [0.1, 0.9, 0],
        FaithfulRanges = [new JointRange("drawer", -0.16, 0)],
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 37, 38],
        Create = static setup => new DrawerOpen(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromCabinet;

    /// <inheritdoc/>
    protected override void Begin() => _cageMargin = (Goal + new Vec3(0, 0.2, 0) - Start.Tcp).Scale(3, 3, 1).Length;

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double opened = Shaping.Near(distance, 0.02, 0.2);
        Vec3 reaching = IsFixed ? now.Tcp : now.Hand;
        double cage = Shaping.Near((now.Object - reaching).Scale(3, 3, 1).Length, 0.01, _cageMargin);
        return new Score(5 * (cage + opened), distance <= Opened, distance, cage, opened);
    }

    // From above behind the bar, then pull; past the goal by a little so that the hand's lag does not matter.
    private static Command Expert(in ExpertView view)
    {
        Vec3 bar = view.Object;
        if (Vec3.DistanceXY(view.Tcp, bar) > 0.04)
        {
            return new Command(bar + new Vec3(0, 0, 0.12), Grip: -1, Gain: 15);
        }

        if (view.Tcp.Z - bar.Z > 0.01)
        {
            return new Command(bar, Grip: -1, Gain: 15);
        }

        return new Command(bar + (view.Goal - bar).Scale(0, 1, 0), Grip: -1, Gain: 10);
    }
}
