using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>What the four tasks with a handle share: it slides up and down in the slot of a pillar.</summary>
/// <param name="setup">A model with the mocap body <c>fixture</c> and the body and joint <c>handle</c>.</param>
/// <param name="point">Site of the handle that is observed.</param>
/// <param name="startAt">Where the handle starts, metres from its upper end: -0.1 .. 0.</param>
/// <param name="goal">The target from the pillar, along the axes of the world.</param>
public abstract class HandleTask(TaskSetup setup, string point, double startAt, Vec3 goal) : FixtureTask(setup, point, "handle")
{
    private readonly JointId _slide = ModelOf(setup).Joint("handle");

    /// <inheritdoc/>
    protected sealed override Vec3 GoalOf(ReadOnlySpan<double> placement) => Vec3.From(placement) + goal;

    /// <inheritdoc/>
    protected sealed override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Place(data, placement);
        data.QposOf(_slide) = startAt;
    }
}
