using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>A task on a cube with edges of 4 cm that has to be gripped.</summary>
/// <param name="setup">A model with the free body <c>object</c>.</param>
public abstract class CubeTask(TaskSetup setup) : MetaWorldTask(setup)
{
    /// <summary>The part of the reward that leads to a grip, as a formula.</summary>
    protected const string ApproachFormula = "2 (1 - tanh(5 |tcp - cube|)) + (1 - opening while |tcp - cube| < 0.025 m)";

    private const double Around = 0.025;
    private readonly FreeBody _cube = new(ModelOf(setup), "object");
    private readonly Fingers _fingers = new(ModelOf(setup));
    private readonly bool[] _cubeGeoms = Contacts.GeomsOf(ModelOf(setup), ModelOf(setup).Body("object"));

    /// <summary>How the experts take the cube.</summary>
    protected static PickUp Hand { get; } = new() { Width = 0.04 };

    /// <inheritdoc/>
    protected internal sealed override BodyId FirstBody { get; } = ModelOf(setup).Body("object");

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement) => _cube.Put(data, Vec3.From(placement));

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data) => new(_cube.Position(data), _cube.Rotation(data));

    /// <summary>Whether both fingers touch the cube.</summary>
    /// <param name="data">The world.</param>
    protected bool IsGrasped(MjData data) => _fingers.Hold(data, _cubeGeoms);

    /// <summary>Pays for fingertips at the cube, and there for closing them: 0 .. 2.5.</summary>
    /// <param name="now">This state.</param>
    protected static double Approach(in Moment now)
    {
        double distance = Vec3.Distance(now.Tcp, now.Object);
        return (2 * (1 - Math.Tanh(5 * distance))) + (distance < Around ? 1 - now.Opening : 0);
    }
}
