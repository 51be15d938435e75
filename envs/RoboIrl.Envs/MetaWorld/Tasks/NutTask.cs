using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>A nut with a handle and a peg that it fits over.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="mode">What the grasp term adds to "caged and gripped".</param>
public abstract class NutTask(TaskSetup setup, CagingMode mode) : MetaWorldTask(setup)
{
    private const double Slack = 0.01;
    private const double OffTheTable = 0.02;
    private static readonly Quat HandleToRight = new(0.707, 0, 0, 0.707);

    private readonly Caging _grip = new() { Radius = 0.015, Pad = 0.02, XZ = 0.01, Mode = mode, Reach = 0.01 };
    private readonly FreeBody _nut = new(ModelOf(setup), "object");
    private readonly MocapBody _peg = new(ModelOf(setup), "fixture");
    private readonly SiteId _handle = ModelOf(setup).Site("nut_handle");

    /// <inheritdoc/>
    protected internal sealed override BodyId FirstBody { get; } = ModelOf(setup).Body("object");

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(_handle)), _nut.Rotation(data));
    }

    /// <summary>Puts nut and peg in place.</summary>
    /// <param name="data">The world.</param>
    /// <param name="nut">Centre of the ring, metres.</param>
    /// <param name="peg">Middle of the peg.</param>
    protected void Put(MjData data, Vec3 nut, Vec3 peg)
    {
        _nut.Put(data, nut);
        _peg.Move(data, peg);
    }

    /// <summary>Centre of the ring, metres.</summary>
    /// <param name="data">The world.</param>
    protected Vec3 Ring(MjData data) => _nut.Position(data);

    /// <summary>Whether the nut is off the table.</summary>
    /// <param name="ring">Centre of the ring, metres.</param>
    protected static bool IsLifted(Vec3 ring) => ring.Z > OffTheTable;

    /// <summary>Judges a state: the handle held, the ring in place, the nut level.</summary>
    /// <param name="now">This state.</param>
    /// <param name="success">Whether the task is done.</param>
    /// <param name="distance">What is left to go, metres.</param>
    /// <param name="inPlace">How well the ring is where it shall be, 0 .. 1.</param>
    protected Score Rate(in Moment now, bool success, double distance, double inPlace)
    {
        Vec3 handleAtStart = IsFixed ? Start.Object : Vec3.From(Placement);
        double grasp = _grip.Of(now, Start, ToolGrip.Point(now.Object, now.Hand, Slack), handleAtStart);
        double reward = ((2 * grasp) + (6 * inPlace)) * ToolGrip.Level(now.Objects.FirstRotation, HandleToRight);
        return new Score(success ? FullReward : reward, success, distance, grasp, inPlace);
    }
}
