using RoboIrl.Core.Geometry;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>A world whose values are drawn, within the ranges of the listing.</summary>
internal abstract class FakeWorld : IWorld
{
    public double TimeStep => 0.0125;

    public abstract void Draw(ref Rng rng);

    protected static Vec3 Place(ref Rng rng) => new(rng.Uniform(-0.5, 0.5), rng.Uniform(0.4, 0.9), rng.Uniform(0, 0.5));

    protected static JointState Joint(ref Rng rng) => new(rng.Uniform(-1, 1), rng.Uniform(-3, 3));
}

internal sealed class FakeObject : ITaskObject
{
    public Pose Pose { get; private set; }

    public Vec3 Position => Pose.Position;

    public Vec3 StartPosition { get; private set; }

    public Vec3 Velocity { get; private set; }

    public Vec3 AngularVelocity { get; private set; }

    public bool IsStatic => Velocity.Length < 0.3;

    public void Draw(ref Rng rng)
    {
        Vec3 Any(double size, ref Rng r) => new(r.Uniform(-size, size), r.Uniform(-size, size), r.Uniform(-size, size));
        Pose = new Pose(new Vec3(rng.Uniform(-0.5, 0.5), rng.Uniform(0.4, 0.9), rng.Uniform(0, 0.5)), Quat.About(Vec3.UnitZ, rng.Uniform(-3, 3)));
        StartPosition = Any(0.5, ref rng);
        Velocity = Any(0.5, ref rng);
        AngularVelocity = Any(1, ref rng);
    }
}

internal sealed class FakeManipulation : FakeWorld, IManipulationWorld, IRobot, IArticulatedPart
{
    private readonly FakeObject _hand = new();
    private readonly FakeObject _object = new();
    private readonly FakeObject _second = new();

    public IRobot Robot => this;

    public ITaskObject Object => _object;

    public ITaskObject Second => _second;

    public IArticulatedPart Part => this;

    public Vec3 Goal { get; private set; }

    public Pose EndEffector => _hand.Pose;

    public Vec3 Velocity => _hand.Velocity;

    Vec3 IRobot.StartPosition => _hand.StartPosition;

    public Vec3 LeftFinger => _hand.Position - new Vec3(0.02, 0, 0);

    public Vec3 RightFinger => _hand.Position + new Vec3(0.02, 0, 0);

    public double GripperOpening { get; private set; }

    public double Position { get; private set; }

    double IArticulatedPart.Velocity => 0.1;

    public double Lower => 0;

    public double Upper => 0.2;

    double IArticulatedPart.StartPosition => 0.01;

    public double Target => 0.15;

    public bool IsGrasping(IRigidObject thing) => GripperOpening < 0.5;

    public override void Draw(ref Rng rng)
    {
        _hand.Draw(ref rng);
        _object.Draw(ref rng);
        _second.Draw(ref rng);
        Goal = Place(ref rng);
        GripperOpening = rng.NextDouble();
        Position = rng.Uniform(0, 0.2);
    }
}

internal sealed class FakeHopper : FakeWorld, IHopperWorld
{
    public JointState Forward { get; private set; }

    public JointState Height { get; private set; }

    public JointState Pitch { get; private set; }

    public JointState Thigh { get; private set; }

    public JointState Leg { get; private set; }

    public JointState Foot { get; private set; }

    public bool IsOnGround => Height.Position < 0.5;

    public override void Draw(ref Rng rng) =>
        (Forward, Height, Pitch, Thigh, Leg, Foot) = (Joint(ref rng), Joint(ref rng), Joint(ref rng), Joint(ref rng), Joint(ref rng), Joint(ref rng));
}

internal sealed class FakeAnt : FakeWorld, IAntWorld
{
    private readonly FakeObject _torso = new();
    private readonly JointState[] _hips = new JointState[4];
    private readonly JointState[] _ankles = new JointState[4];

    public IRigidObject Torso => _torso;

    public bool IsOnGround => _torso.IsStatic;

    public JointState Hip(AntLeg leg) => _hips[(int)leg];

    public JointState Ankle(AntLeg leg) => _ankles[(int)leg];

    public override void Draw(ref Rng rng)
    {
        _torso.Draw(ref rng);
        for (int i = 0; i < _hips.Length; i++)
        {
            (_hips[i], _ankles[i]) = (Joint(ref rng), Joint(ref rng));
        }
    }
}

internal sealed class FakeNamed : FakeWorld, INamedWorld
{
    private readonly FakeObject _body = new();
    private Vec3 _site;
    private JointState _joint;

    public IRigidObject Body(string name) => name == "torso" ? _body : throw new ArgumentException($"There is no body '{name}'; there is: torso.", nameof(name));

    public Vec3 Site(string name) => _site;

    public JointState Joint(string name) => _joint;

    public override void Draw(ref Rng rng)
    {
        _body.Draw(ref rng);
        (_site, _joint) = (Place(ref rng), Joint(ref rng));
    }
}
