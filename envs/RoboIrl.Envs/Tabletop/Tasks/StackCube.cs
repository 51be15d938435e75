using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tabletop.Tasks;

/// <summary>Put one cube on another and let go.</summary>
/// <param name="setup">Model, description and options.</param>
public sealed class StackCube(TaskSetup setup) : CubeTask(setup)
{
    private const double Edge = 0.04;

    // Half the diagonal of a face and 5 mm: farther aside the upper cube's middle is not over the lower one.
    private const double Aside = 0.0333;
    private const double HeightSlack = 0.005;

    // Height that clears the lower cube.
    private const double Lift = 0.05;
    private readonly FreeBody _lower = new(ModelOf(setup), "second");
    private readonly BodyMotion _upper = new(ModelOf(setup), ModelOf(setup).Body("object"));

    /// <summary>The task's description.</summary>
    public static TaskInfo Info { get; } = new()
    {
        Name = "stack-cube",
        Model = "two_cubes",
        Instruction = "Put the red cube on top of the green cube and let go of it.",
        Paraphrases = ["Stack the red cube onto the green one.", "Pick up the red cube, place it on the green cube and release it.", "Build a tower: red on green, standing by itself."],
        Reward = ApproachFormula + " + (1 + (height gained / 0.05 m, 0 .. 1) + 3 (1 - tanh(5 |cube - place on the other|)) while both fingers touch the cube); "
            + "on top: 7.5 + 1.5 (opening - 0.5) / 0.5 + 0.5 (1 - tanh(10 speed))",
        Success = "the red cube is on the green one (its middle at most 0.0333 m aside, 0.035 .. 0.045 m higher), at rest (below 0.01 m/s and 0.5 rad/s), and not touched by both fingers",
        Low = [-0.15, 0.55, 0.02, -0.15, 0.55, 0.02],
        High = [0.15, 0.75, 0.02, 0.15, 0.75, 0.02],
        MinimumGap = 0.1,
        ConstantObservations = [38],
        Create = static setup => new StackCube(setup),
        Expert = Expert,
    };

    /// <inheritdoc/>
    protected internal override BodyId? SecondBody { get; } = ModelOf(setup).Body("second");

    /// <inheritdoc/>
    protected override Vec3 GoalOf(ReadOnlySpan<double> placement) => On(Vec3.From(placement[3..]));

    /// <inheritdoc/>
    protected override void Place(MjData data, ReadOnlySpan<double> placement)
    {
        base.Place(data, placement);
        _lower.Put(data, Vec3.From(placement[3..]));
    }

    /// <inheritdoc/>
    protected override ObjectReading ReadObjects(MjData data) =>
        base.ReadObjects(data) with { Second = _lower.Position(data), SecondRotation = _lower.Rotation(data) };

    /// <inheritdoc/>
    protected override Score Judge(in Moment now, MjData data)
    {
        bool grasped = IsGrasped(data);
        Vec3 velocity = _upper.VelocityAt(data, now.Object);
        Vec3 place = On(now.Objects.Second);
        double distance = Vec3.Distance(now.Object, place);
        double inPlace = 1 - Math.Tanh(5 * distance);
        bool onTop = Vec3.DistanceXY(now.Object, place) <= Aside && Math.Abs(now.Object.Z - place.Z) <= HeightSlack;
        bool done = onTop && !grasped && Rest.IsStatic(velocity, _upper.AngularVelocity(data));
        double reward = onTop
            ? 7.5 + (1.5 * Shaping.Unit((now.Opening - 0.5) / 0.5)) + (0.5 * (1 - Math.Tanh(10 * velocity.Length)))
            : Approach(now) + (grasped ? 1 + Shaping.Unit((now.Object.Z - Start.Object.Z) / Lift) + (3 * inPlace) : 0);
        return new Score(reward, done, distance, grasped ? 1 : 0, inPlace);
    }

    private static Vec3 On(Vec3 lower) => lower + new Vec3(0, 0, Edge);

    // Up, over, down, open, and straight up again.
    private static Command Expert(in ExpertView view)
    {
        const double clearance = 0.06;
        Vec3 place = On(view.Second);
        bool aligned = Vec3.DistanceXY(view.Object, place) < 0.008;
        if (aligned && view.Object.Z < place.Z + 0.003)
        {
            return new Command(view.Opening > 0.75 ? view.Tcp + new Vec3(0, 0, 0.05) : view.Tcp, Grip: -1, Gain: 15);
        }

        if (Hand.Next(view, view.Object) is { } next)
        {
            return next;
        }

        if (aligned)
        {
            return Hand.Carry(view, view.Object, place) with { Gain = 8 };
        }

        bool up = view.Object.Z > place.Z + 0.03;
        return Hand.Carry(view, view.Object, (up ? place : view.Object) with { Z = place.Z + clearance });
    }
}
