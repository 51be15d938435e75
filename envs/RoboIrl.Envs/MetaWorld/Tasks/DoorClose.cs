using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Push the open door of a safe shut.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class DoorClose(TaskSetup setup) : FixtureTask(setup, "handle", "door")
{
    private const double OpenAtStart = -1.5708;
    private const double Shut = 0.08;
    private const double Bonus = 0.05;
    private static readonly Vec3 GoalFromSafe = new(0.2, -0.2, 0);
    private static readonly Vec3 HingeFromGoal = new(-0.385, 0.1, 0);
    private static readonly Vec3 HandAtStart = Vec3.From(HomePose.MocapFor(HandStart.Left));

    private readonly JointId _hinge = setup.Model.Joint("door");
    private double _distanceMargin;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "door-close",
        Model = "door",
        Instruction = "Close the door of the safe.",
        Paraphrases = ["Push the safe's door shut.", "Swing the open door closed.", "Shut the safe."],
        Reward = "3 TG(|tcp - goal|; 0 to 0.0125) + 6 TG(|handle - goal|; 0 to 0.05; m from safe to goal); 10 within 0.05 m",
        FixedReward = "3 TG(|tcp - goal|; 0 to 0.0125) + 6 TG(|handle - goal|; 0 to 0.05; m at the start)",
        Success = "the handle is within 0.08 m of its place in the shut door",
        Defects =
        [
            "The bonus of 10 needs the handle within 0.05 m, success only within 0.08 m.",
            "The margin of the door's term is half the way that the handle has to go, so a wide open door has hardly any slope.",
        ],
        Low = [0, 0.85, 0.15],
        High = [0.1, 0.95, 0.15],
        HandStart = HandStart.Left,
        FaithfulQuaternion = QuaternionOrder.ScalarLast,
        ConstantObservations = [6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new DoorClose(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + GoalFromSafe;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Place(data, placement);
        data.QposOf(_hinge) = OpenAtStart;
    }

    /// <inheritdoc/>
    protected override void Begin() => _distanceMargin = Vec3.Distance(IsFixed ? Start.Object : Vec3.From(Placement), Goal);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double inPlace = Shaping.NearGaussian(distance, Bonus, _distanceMargin);
        double reach = Shaping.NearGaussian(Vec3.Distance(now.Tcp, Goal), 0.0125, Vec3.Distance(HandAtStart, now.Object) + 0.1);
        double reward = (3 * reach) + (6 * inPlace);
        return new Score(distance < Bonus ? FullReward : reward, distance <= Shut, distance, reach, inPlace);
    }

    // Beside the outer side of the door, between hinge and handle, then push along the arc until it is shut.
    private static Command Expert(in ExpertView view)
    {
        Vec3 hinge = view.Goal + HingeFromGoal;
        double angle = Arc.AngleZ(Safe.HandleFromHinge, view.Object - hinge);
        if (angle > -0.06)
        {
            return new Command(view.Tcp, Grip: 1, Gain: 0);
        }

        Vec3 push = new(0.2, -0.045, 0);
        Vec3 finger = Arc.AboutZ(view.Tcp - hinge, -angle);
        bool beside = finger.Y is < -0.02 and > -0.1 && Math.Abs(finger.X - push.X) < 0.06;
        return beside
            ? new Command(hinge + Arc.AboutZ(push, Math.Min(angle + 0.3, 0)), Grip: 1, Gain: 12)
            : new Command(hinge + Arc.AboutZ(push + new Vec3(0, -0.03, 0), angle), Grip: 1, Gain: 15);
    }
}
