using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Pull the door of a cabinet open by its handle.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class OpenCabinetDoor(TaskSetup setup) : ArticulatedTask(setup, "door", "handle", "door")
{
    private const double Turn = Wanted * 1.5708;
    private static readonly Vec3 HingeFromCabinet = new(-0.16, -0.11, 0.13);
    private static readonly Vec3 HandleFromHinge = new(0.25, -0.08, 0.05);

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "open-cabinet-door",
        Model = "cabinet_door",
        Instruction = "Open the door of the cabinet.",
        Paraphrases = ["Pull the cabinet's door open by its handle.", "Swing the door of the cabinet wide open.", "Hook the handle of the cabinet door and pull it round."],
        Reward = "2 (1 - tanh(5 |tcp - handle|)) + 5 (angle / (0.95 range), 0 .. 1)",
        Success = "the door is open by 0.9 of its range of 1.571 rad or more",
        Low = [-0.05, 0.86, 0],
        High = [0.1, 0.92, 0],
        ConstantObservations = [6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new OpenCabinetDoor(setup),
        Expert = Expert,
    };

    private static Vec3 OpenHandleFromHinge => Arc.AboutZ(HandleFromHinge, -Turn);

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + HingeFromCabinet + OpenHandleFromHinge;

    // The open gripper comes down over the bar, and the finger behind it pulls along the arc. Places of that finger in the frame
    // that turns with the door.
    private static Command Expert(in ExpertView view)
    {
        Vec3 fingerFromTcp = new(0, 0.0485, 0);
        Vec3 behindBar = new(0.25, -0.055, 0.04);
        Vec3 hinge = view.Goal - OpenHandleFromHinge;
        double angle = Arc.AngleZ(HandleFromHinge, view.Object - hinge);
        Vec3 finger = Arc.AboutZ(view.Tcp + fingerFromTcp - hinge, -angle);
        bool between = Math.Abs(finger.X - behindBar.X) < 0.03 && finger.Y is > -0.08 and < -0.02;
        if (!between)
        {
            return new Command(hinge + Arc.AboutZ(behindBar, angle) - fingerFromTcp + new Vec3(0, 0, 0.09), Grip: -1, Gain: 15);
        }

        double ahead = finger.Z < behindBar.Z + 0.015 ? Math.Max(angle - 0.3, -1.55) : angle;
        return new Command(hinge + Arc.AboutZ(behindBar, ahead) - fingerFromTcp, Grip: -1, Gain: 12);
    }
}
