using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Push the lever of a tap round by a quarter turn.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class TurnFaucet(TaskSetup setup) : ArticulatedTask(setup, "lever", "tip", "lever")
{
    private const double Length = 0.13;
    private const double Height = 0.115;
    private const double Turn = Wanted * 1.5708;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "turn-faucet",
        Model = "tap",
        Instruction = "Turn the lever of the faucet until it is open.",
        Paraphrases = ["Open the tap by its lever.", "Push the faucet's lever a quarter turn clockwise.", "Rotate the handle of the faucet as far as it goes."],
        Reward = "2 (1 - tanh(5 |tcp - tip of the lever|)) + 5 (angle / (0.95 range), 0 .. 1)",
        Success = "the lever is turned by 0.9 of its range of 1.571 rad or more",
        Low = [-0.1, 0.65, 0],
        High = [0.1, 0.75, 0],
        ConstantObservations = [6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new TurnFaucet(setup),
        Expert = Expert,
    };

    private static Vec3 TipFromFoot => new(-Length * Math.Cos(Turn), Length * Math.Sin(Turn), Height);

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + TipFromFoot;

    // Closed fingers before the lever near its tip, then along the arc; places in the frame that turns with the lever.
    private static Command Expert(in ExpertView view)
    {
        Vec3 hub = (view.Goal - TipFromFoot) with { Z = view.Object.Z };
        double angle = Arc.AngleZ(new Vec3(-1, 0, 0), view.Object - hub);
        Vec3 finger = Arc.AboutZ(view.Tcp - hub, -angle);
        Vec3 beside = new(-0.1, -0.025, -0.015);
        bool before = finger.Y < -0.015 && Math.Abs(finger.X - beside.X) < 0.03;
        if (before && Math.Abs(finger.Z - beside.Z) < 0.02)
        {
            return new Command(hub + Arc.AboutZ(beside, Math.Max(angle - 0.35, -Turn)), Grip: 1, Gain: 12);
        }

        // From the front, and not through the lever.
        return new Command(hub + Arc.AboutZ(beside - new Vec3(0, before ? 0.015 : 0.05, 0), angle), Grip: 1, Gain: 15);
    }
}
