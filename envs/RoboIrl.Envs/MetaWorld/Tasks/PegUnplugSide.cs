using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Pull a plug sideways out of its socket.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class PegUnplugSide(TaskSetup setup) : MetaWorldTask(setup)
{
    private const double Unplugged = 0.05;
    private const double Squeeze = 0.5;
    private const double NearlyUnplugged = 0.07;
    private static readonly Vec3 PlugFromSocket = new(0.044, 0, 0.131);
    private static readonly Vec3 GraspFromPlug = new(0.04, 0, 0);
    private static readonly Vec3 Pull = new(0.15, 0, 0);
    private static readonly Caging Grasp = new() { Radius = 0.025, XZ = 0.005, Effort = 0.8, Mode = CagingMode.High };

    private readonly FreeBody _plug = new(setup.Model, "object");
    private readonly MocapBody _socket = new(setup.Model, "fixture");
    private readonly SiteId _grasp = setup.Model.Site("plug_grasp");
    private double _distanceAtStart;

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "peg-unplug-side",
        Model = "peg_unplug",
        Instruction = "Pull the plug out of the socket.",
        Paraphrases = ["Unplug the peg sideways.", "Grab the plug and draw it out of the wall.", "Take the plug out of its hole."],
        Reward = "2 grasp, + 1 + 5 T(|plug - goal|; 0 to 0.05; m at the start) once it is held and 0.015 m out; 10 within 0.05 m",
        FixedReward = "2 grasp, + 1 + 5 T(|plug - goal|; 0 to 0.05; m at the start) once it is held and 0.015 m out",
        Success = "the plug is within 0.07 m of the goal",
        FixedSuccess = "the plug is within 0.05 m of the goal: it is out",
        Defects = ["Success counts within 0.07 m of the goal, where the plug's end is still in the socket; the bonus of 10 needs 0.05 m."],
        Low = [-0.25, 0.6, -0.001],
        High = [-0.15, 0.8, 0.001],
        ConstantObservations = [11, 12, 13, 14, 15, 16, 17],
        Create = static setup => new PegUnplugSide(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected internal override BodyId FirstBody { get; } = setup.Model.Body("object");

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + PlugFromSocket + Pull;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        Vec3 socket = Vec3.From(placement);
        _socket.Move(data, socket);
        _plug.Put(data, socket + PlugFromSocket);
    }

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(_grasp)), _plug.Rotation(data));
    }

    /// <inheritdoc/>
    protected override void Begin() => _distanceAtStart = Vec3.Distance(Start.Object, Goal);

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double inPlace = Shaping.Near(distance, Unplugged, _distanceAtStart);
        double grasp = Grasp.Of(now, Start, now.Object, Start.Object);
        bool pulled = now.Opening > 0.5 && now.Object.X - Start.Object.X > 0.015 && Vec3.Distance(now.Object, now.Tcp) < 0.035;
        double reward = (2 * grasp) + (pulled ? 1 + (5 * inPlace) : 0);
        bool success = distance <= (IsFixed ? Unplugged : NearlyUnplugged);
        return new Score(distance <= Unplugged ? FullReward : reward, success, distance, grasp, inPlace);
    }

    // Over the knob, down, close, straight out along x as long as the plug is in the wall, then hold it at the goal.
    private static Command Expert(in ExpertView view)
    {
        Vec3 point = view.Object;
        bool closed = view.Opening < 0.8;
        bool aside = Vec3.DistanceXY(view.Tcp, point) > (closed ? 0.04 : 0.01);
        if (aside && !closed && view.Tcp.Z - point.Z < 0.06)
        {
            return new Command(point + new Vec3(0, 0, 0.1), Grip: -1, Gain: 15);
        }

        if (aside || view.Tcp.Z - point.Z > 0.015)
        {
            return new Command(point, Grip: -1, Gain: 15);
        }

        return closed ? new Command(view.Tcp + view.Goal - point, Squeeze, Gain: 10) : new Command(point, Squeeze);
    }
}
