using RoboIrl.Envs.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>A stick on the table and a thermos flask with a handle that slides on it.</summary>
/// <param name="setup">Model, description and options.</param>
/// <param name="shown">Site of the flask that is observed.</param>
public abstract class StickTask(TaskSetup setup, string shown) : MetaWorldTask(setup)
{
    private const double OnTheTable = 0.02;

    private readonly FreeBody _stick = new(Model(setup), "object");
    private readonly SiteId _shown = Model(setup).Site(shown);
    private readonly JointId _along = Model(setup).Joint("thermos_x");
    private readonly JointId _across = Model(setup).Joint("thermos_y");

    /// <summary>Where the stick lay at the start, metres.</summary>
    protected Vec3 StickStart => Lying(Placement);

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ObjectReading(_stick.Position(data), _stick.Rotation(data), Vec3.From(data.PositionOf(_shown)));
    }

    /// <summary>Puts stick and flask in place.</summary>
    /// <param name="data">The world.</param>
    /// <param name="placement">The stick's place first.</param>
    /// <param name="across">How far the flask is from its middle along y, metres.</param>
    protected void Put(MjData data, ReadOnlySpan<double> placement, double across)
    {
        ArgumentNullException.ThrowIfNull(data);
        _stick.Put(data, Lying(placement));
        (data.QposOf(_along), data.QposOf(_across)) = (0, across);
    }

    /// <summary>A model, checked before it is looked into.</summary>
    /// <param name="setup">Model, description and options.</param>
    protected static MjModel Model(TaskSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return setup.Model;
    }

    private static Vec3 Lying(ReadOnlySpan<double> placement) => Vec3.From(placement) with { Z = OnTheTable };
}
