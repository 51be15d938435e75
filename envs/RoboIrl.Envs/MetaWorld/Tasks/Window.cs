using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Slide a window open or shut by its handle.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="sign">Direction of the push along x: 1 opens, -1 closes.</param>
public sealed class Window(TaskSetup setup, int sign) : FixtureTask(setup, sign > 0 ? "window_open_handle" : "window_close_handle")
{
    private const double Travel = 0.2;
    private const double Reached = 0.05;
    private const double Touching = 0.02;
    private const string HandleDefect = "A window that is done earns little once the fingertips leave the handle.";

    private readonly JointId _pane = setup.Model.Joint("window");
    private double _reachMargin;

    /// <summary>Slide it open, to the right.</summary>
    public static TaskInfo Open { get; } = new()
    {
        Name = "window-open",
        Model = "window",
        Instruction = "Open the window.",
        Paraphrases = ["Slide the window open.", "Push the window's handle to the right.", "Move the pane aside so that the window is open."],
        Reward = "10 H(reach, in place): in place = T(|handle - goal| along x; 0 to 0.05; m 0.15), reach = T(|handle - tcp|; 0 to 0.02)",
        Success = "the handle is at most 0.05 m short of the open window's place",
        Defects = [HandleDefect],
        Low = [-0.1, 0.7, 0.16],
        High = [0.1, 0.9, 0.16],
        HandStart = HandStart.Near,
        FaithfulQuaternion = QuaternionOrder.Zeros,
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 38],
        Create = static setup => new Window(setup, 1),
        Expert = static (in view) => Expert(view, 1),
    };

    /// <summary>Slide it shut, to the left.</summary>
    public static TaskInfo Close { get; } = new()
    {
        Name = "window-close",
        Model = "window",
        Instruction = "Close the window.",
        Paraphrases = ["Slide the window shut.", "Push the window's handle to the left.", "Move the pane back so that the window is closed."],
        Reward = "10 H(reach, in place): in place = T(|handle - goal| along x; 0 to 0.05; m 0.16), reach = TG(|handle - tcp|; 0 to 0.02)",
        Success = "the handle is at most 0.05 m short of the shut window's place",
        Defects = [HandleDefect],
        Low = [0, 0.75, 0.2],
        High = [0, 0.9, 0.2],
        HandStart = HandStart.Near,
        FaithfulQuaternion = QuaternionOrder.Zeros,
        ConstantObservations = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 36, 38],
        Create = static setup => new Window(setup, -1),
        Expert = static (in view) => Expert(view, -1),
    };

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + new Vec3(sign > 0 ? Travel : 0, 0, 0);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Place(data, placement);
        data.QposOf(_pane) = sign > 0 ? 0 : Travel;
    }

    /// <inheritdoc/>
    protected override void Begin() => _reachMargin = Math.Abs(Vec3.Distance(Start.Object, Start.Tcp) - Touching);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Math.Abs(Goal.X - now.Object.X);
        double inPlace = Shaping.Near(distance, Reached, sign > 0 ? 0.15 : 0.16);
        double apart = Vec3.Distance(now.Object, now.Tcp);
        double reach = sign > 0 ? Shaping.Near(apart, Touching, _reachMargin) : Shaping.NearGaussian(apart, Touching, _reachMargin);
        return new Score(FullReward * Shaping.Both(reach, inPlace), distance <= Reached, distance, reach, inPlace);
    }

    // Closed fingers beside the handle's bar, then push; coming from the front, never through the bar.
    private static Command Expert(in ExpertView view, int sign)
    {
        Vec3 push = view.Object;
        if (sign * (view.Goal.X - push.X) < 0.045)
        {
            return new Command(view.Tcp, Grip: 1, Gain: 0);
        }

        double ahead = sign * (view.Tcp.X - push.X);
        bool deep = view.Tcp.Y > push.Y - 0.05;
        Vec3 beside = push - new Vec3(sign * 0.015, 0, 0.02);
        if (deep && ahead is > -0.06 and < 0.02)
        {
            return new Command(beside + new Vec3(sign * 0.06, 0, 0), Grip: 1, Gain: 10);
        }

        bool aligned = Math.Abs(view.Tcp.X - beside.X) < 0.02 && Math.Abs(view.Tcp.Z - beside.Z) < 0.03;
        return new Command(aligned ? beside : beside - new Vec3(0, deep ? 0.15 : 0.09, 0), Grip: 1, Gain: 15);
    }
}
