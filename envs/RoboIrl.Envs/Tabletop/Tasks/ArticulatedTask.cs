using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>A task on a fixture whose joint, at 0 in the beginning, has to be moved to the end of its range.</summary>
/// <param name="setup">A model with the mocap body <c>fixture</c>.</param>
/// <param name="joint">The joint; its range begins at 0.</param>
/// <param name="point">Site on the moving part that is observed.</param>
/// <param name="part">Body whose orientation is observed; null for none.</param>
public abstract class ArticulatedTask(TaskSetup setup, string joint, string point, string? part = null) : FixtureTask(setup, point, part)
{
    /// <summary>Part of the range where the target is: a little beyond <see cref="Open"/>, so that whoever stays there is done.</summary>
    protected const double Wanted = 0.95;

    /// <summary>Part of the range from which on the task is done.</summary>
    protected const double Open = 0.9;

    private readonly JointId _joint = ModelOf(setup).Joint(joint);
    private readonly double _end = ModelOf(setup).JointRange[(2 * ModelOf(setup).Joint(joint).Index) + 1];

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double position = data.QposOf(_joint);
        double opened = Shaping.Unit(position / (Wanted * _end));
        double reach = 1 - Math.Tanh(5 * Vec3.Distance(now.Tcp, now.Object));
        double left = Math.Max((Open * _end) - position, 0);
        return new Score((2 * reach) + (5 * opened), left <= 0, left, reach, opened);
    }
}
