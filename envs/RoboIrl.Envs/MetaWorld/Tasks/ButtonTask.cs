using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>What the five tasks with a button share: a box whose cap is to be pushed in by a few centimetres.</summary>
/// <param name="setup">A model with the mocap body <c>fixture</c> and the body <c>button</c>.</param>
/// <param name="cap">Middle of the cap's face from the button's origin, along the axes of the world, metres.</param>
/// <param name="stroke">Margin of the press term: way of the cap from its start to its target, metres.</param>
public abstract class ButtonTask(TaskSetup setup, Vec3 cap, double stroke) : MetaWorldTask(setup)
{
    // Left to go that counts as pressed fully, metres.
    private const double Pressed = 0.005;

    private readonly MocapBody _box = new(setup.Model, "fixture");
    private readonly BodyId _button = setup.Model.Body("button");

    /// <inheritdoc/>
    protected internal sealed override BodyId FirstBody => _button;

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement) => _box.Move(data, Vec3.From(placement));

    /// <inheritdoc/>
    protected sealed override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(Vec3.From(data.PositionOf(_button)) + cap, Quat.From(data.Xquat.Slice(4 * _button.Index, 4)));
    }

    /// <summary>How far the cap is from its target, metres: nothing is left of a button that is pressed beyond it.</summary>
    /// <param name="left">Way still to go; negative beyond the target.</param>
    protected double Remaining(double left) => IsFixed ? Math.Max(left, 0) : Math.Abs(left);

    /// <summary>How far the button is pressed, 0 .. 1.</summary>
    /// <param name="remaining">From <see cref="Remaining"/>.</param>
    protected double Press(double remaining) => Shaping.Near(remaining, Pressed, stroke);

    /// <summary>How near the fingertips are to the cap, 0 .. 1.</summary>
    /// <param name="now">This state.</param>
    /// <param name="upper">Distance that counts as there, metres.</param>
    protected double Touch(in Moment now, double upper) =>
        Shaping.Near(Vec3.Distance(now.Object, now.Tcp), upper, Vec3.Distance(now.Object, Start.Tcp));

    /// <summary>How well the fingers are shaped for pressing: the fixed rules want them closed, the original may want them open.</summary>
    /// <param name="now">This state.</param>
    /// <param name="original">What the original pays for, 0 .. 1.</param>
    protected double Fingers(in Moment now, double original) => IsFixed ? 1 - now.Opening : original;
}
