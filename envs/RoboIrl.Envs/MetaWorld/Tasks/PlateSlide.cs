using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>Slide a plate over the table, into a small net or out of it.</summary>
public sealed partial class PlateSlide : MetaWorldTask
{
    private const double Placed = 0.07;
    private const double Bonus = 0.05;
    private const double PlateTop = 0.03;
    private const double OnThePlate = 0.035;

    // Middle of the plate's top, from its middle.
    private static readonly Vec3 Top = new(0, 0, 0.015);

    private readonly PlateCourse _course;
    private readonly MocapBody _net;
    private readonly JointId _x;
    private readonly JointId _y;
    private readonly SiteId _plate;
    private double _distanceAtStart;
    private double _reachAtStart;

    private PlateSlide(TaskSetup setup, PlateCourse course)
        : base(setup)
    {
        _course = course;
        _net = new MocapBody(setup.Model, "fixture");
        (_x, _y) = (setup.Model.Joint("plate_x"), setup.Model.Joint("plate_y"));
        _plate = setup.Model.Site("plate");
        FirstBody = BodyOf(setup.Model, "plate");
    }

    /// <inheritdoc/>
    protected internal override BodyId FirstBody { get; }

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        Vec3 net = _course.NetAtGoal ? Goal : Vec3.From(placement);
        _net.Move(data, IsFixed ? net : _course.FaithfulNet ?? net);
        (data.QposOf(_x), data.QposOf(_y)) = (_course.PlateX, _course.PlateY);
    }

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(_plate)), Quat.Identity);
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        Vec3 plate = IsFixed ? Start.Object : Vec3.From(Placement);
        (_distanceAtStart, _reachAtStart) = (Vec3.Distance(plate, Goal), Vec3.Distance(Start.Tcp, plate));
    }

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        double distance = Vec3.Distance(now.Object, Goal);
        double reach = Vec3.Distance(now.Tcp, now.Object);

        // Staged rewards count their margins from where the term is 1.
        double inside = _course.Staged ? Bonus : 0;
        double inPlace = Shaping.Near(distance, Bonus, _distanceAtStart - inside);
        double near = Shaping.Near(reach, Bonus, _reachAtStart - inside);
        double reward = _course.Staged ? Staged(now, reach, near, inPlace) : 8 * Shaping.Both(near, inPlace);
        return new Score(distance < Bonus ? FullReward : reward, distance <= Placed, distance, near, inPlace);
    }

    private static Command Slide(in ExpertView view, Vec3 grip, Vec3 place) => Pressing.Slide(view, view.Object + grip + Top, place - view.Object);

    private double Staged(in Moment now, double reach, double near, double inPlace) =>
        now.Tcp.Z <= (IsFixed ? OnThePlate : PlateTop) && reach < 0.07 ? 2 + (7 * inPlace) : 1.5 * near;
}
