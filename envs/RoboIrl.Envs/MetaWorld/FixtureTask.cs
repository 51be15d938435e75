using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>A task on one thing that stands where the placement says, observed at a point of its moving part.</summary>
/// <param name="setup">A model with the mocap body <c>fixture</c>.</param>
/// <param name="point">Site that is observed.</param>
/// <param name="part">Body whose orientation is observed; null for none.</param>
public abstract class FixtureTask(TaskSetup setup, string point, string? part = null) : MetaWorldTask(setup)
{
    private readonly MocapBody _fixture = new(ModelOf(setup), "fixture");
    private readonly SiteId _point = ModelOf(setup).Site(point);
    private readonly BodyId? _part = part is null ? null : ModelOf(setup).Body(part);

    /// <inheritdoc/>
    protected internal sealed override BodyId FirstBody { get; } = BodyOf(ModelOf(setup), point);

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement) => _fixture.Move(data, Vec3.From(placement));

    /// <inheritdoc/>
    protected sealed override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Quat rotation = _part is { } body ? Quat.From(data.Xquat.Slice(4 * body.Index, 4)) : Quat.Identity;
        return new ObjectReading(Vec3.From(data.PositionOf(_point)), rotation);
    }
}
