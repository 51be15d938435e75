using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Pull the drawer of a cabinet open by its handle.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class OpenCabinetDrawer(TaskSetup setup) : ArticulatedTask(setup, "drawer", "handle")
{
    private static readonly Vec3 HandleFromCabinet = new(0, -0.173, 0.172);
    private static readonly Vec3 Way = new(0, -Wanted * 0.18, 0);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "open-cabinet-drawer",
        Model = "cabinet_drawer",
        Instruction = "Open the drawer of the cabinet.",
        Paraphrases = ["Pull the cabinet's drawer out by its handle.", "Slide the upper drawer of the cabinet open.", "Grab the handle of the drawer and pull it towards you."],
        Reward = "2 (1 - tanh(5 |tcp - handle|)) + 5 (way of the drawer / (0.95 range), 0 .. 1)",
        Success = "the drawer is open by 0.9 of its range of 0.18 m or more",
        Low = [-0.15, 0.85, 0],
        High = [0.15, 0.9, 0],
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new OpenCabinetDrawer(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + HandleFromCabinet + Way;

    // From above with a finger on either side of the bar, then pull; past the goal by a little so that the hand's lag does not matter.
    private static Command Expert(in ExpertView view)
    {
        Vec3 bar = view.Object;
        if (Vec3.DistanceXY(view.Tcp, bar) > 0.045)
        {
            return new Command(bar + new Vec3(0, 0, 0.1), Grip: -1, Gain: 15);
        }

        return view.Tcp.Z > bar.Z + 0.01
            ? new Command(bar - new Vec3(0, 0, 0.005), Grip: -1, Gain: 15)
            : new Command((view.Tcp + view.Goal - bar - new Vec3(0, 0.01, 0)) with { X = bar.X, Z = bar.Z - 0.005 }, Grip: -1, Gain: 10);
    }
}
