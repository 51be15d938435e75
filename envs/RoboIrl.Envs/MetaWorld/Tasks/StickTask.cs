using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>A stick on the table and a thermos flask with a handle that slides on it.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="shown">Site of the flask that is observed.</param>
/// <param name="across">How far the flask starts from its middle along y, metres.</param>
/// <param name="goalHeight">The target's height, metres.</param>
public abstract class StickTask(TaskSetup setup, string shown, double across, double goalHeight) : MetaWorldTask(setup)
{
    private const double OnTheTable = 0.02;

    private readonly FreeBody _stick = new(ModelOf(setup), "object");
    private readonly SiteId _shown = ModelOf(setup).Site(shown);
    private readonly JointId _along = ModelOf(setup).Joint("thermos_x");
    private readonly JointId _across = ModelOf(setup).Joint("thermos_y");

    /// <inheritdoc/>
    protected internal sealed override BodyId FirstBody { get; } = ModelOf(setup).Body("object");

    /// <inheritdoc/>
    protected internal sealed override BodyId? SecondBody { get; } = BodyOf(ModelOf(setup), shown);

    /// <summary>Where the stick lay at the start, metres.</summary>
    protected Vec3 StickStart => Lying(Placement);

    /// <inheritdoc/>
    protected sealed override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement[3..]) with { Z = goalHeight };

    /// <inheritdoc/>
    protected sealed override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(_stick.Position(data), _stick.Rotation(data), Vec3.From(data.PositionOf(_shown)));
    }

    /// <inheritdoc/>
    protected sealed override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        _stick.Put(data, Lying(placement));
        (data.QposOf(_along), data.QposOf(_across)) = (0, across);
    }

    private static Vec3 Lying(ReadOnlySpan<double> placement) => Vec3.From(placement) with { Z = OnTheTable };
}
