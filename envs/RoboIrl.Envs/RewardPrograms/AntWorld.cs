using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>The ant as reward programs see it.</summary>
/// <remarks>The model calls two legs after another front than +x; here all are named by where they are on an ant that faces +x.</remarks>
internal sealed class AntWorld : WorldView, IAntWorld
{
    private static readonly AntLeg[] Legs = [AntLeg.FrontLeft, AntLeg.BackLeft, AntLeg.BackRight, AntLeg.FrontRight];
    private readonly JointReader[] _hips;
    private readonly JointReader[] _ankles;
    private readonly double[] _down;
    private readonly GeomId _floor;

    /// <summary>Makes the view of one world.</summary>
    /// <param name="model">Compiled <c>ant.xml</c>.</param>
    /// <param name="timeStep">Seconds per control step.</param>
    public AntWorld(MjModel model, double timeStep)
        : base(timeStep)
    {
        Torso = new FreeTorso(this, model, model.Joint("root"));
        _hips = [.. Legs.Select(leg => new JointReader(model, Joint("hip", leg)))];
        _ankles = [.. Legs.Select(leg => new JointReader(model, Joint("ankle", leg)))];
        _down = [.. Legs.Select(leg => model.JointRange[2 * model.Joint(Joint("ankle", leg)).Index] < 0 ? -1.0 : 1.0)];
        _floor = model.Geom("floor");
    }

    /// <inheritdoc/>
    public IRigidObject Torso { get; }

    /// <inheritdoc/>
    public bool IsOnGround => Contacts.Touch(Data, _floor);

    /// <inheritdoc/>
    public JointState Hip(AntLeg leg) => _hips[Index(leg)].Read(Data);

    /// <inheritdoc/>
    public JointState Ankle(AntLeg leg)
    {
        int index = Index(leg);
        JointState raw = _ankles[index].Read(Data);
        return new JointState(_down[index] * raw.Position, _down[index] * raw.Velocity);
    }

    /// <inheritdoc/>
    public override RewardEnvironment Describe(EnvironmentDefinition definition) => new()
    {
        Id = definition.Id,
        Task = definition.Summary,
        World = typeof(IAntWorld),
        Setting = "A light robot: a round torso on four legs, each with a hip and an ankle, 2.3 m across with straight legs. It starts upright near "
            + "the origin with its legs straight out and drops onto its feet.",
        Actions =
        [
            .. new[] { AntLeg.FrontRight, AntLeg.FrontLeft, AntLeg.BackLeft, AntLeg.BackRight }
                .SelectMany(static leg => new[] { $"torque of the hip of {leg}", $"torque of the ankle of {leg}" }),
        ],
        TimeStep = TimeStep,
        EpisodeSteps = definition.MaxEpisodeSteps,
        Termination = definition.Termination,
    };

    /// <inheritdoc/>
    internal override ITask Reward(ITask task, LoadedRewardProgram program) => new RewardedTask<IAntWorld>(task, this, this, program);

    private static string Joint(string kind, AntLeg leg) => $"{kind}_{(int)leg + 1}";

    private static int Index(AntLeg leg) => leg is >= AntLeg.FrontLeft and <= AntLeg.FrontRight
        ? (int)leg
        : throw new ArgumentOutOfRangeException(nameof(leg), leg, "The ant has no such leg; use one of AntLeg.");

    // Straight from the position and velocity, which are new, and not from what the engine derived before its last step.
    private sealed class FreeTorso(AntWorld world, MjModel model, JointId root) : IRigidObject
    {
        private readonly int _place = model.JointQposAddress[root.Index];
        private readonly int _motion = model.JointDofAddress[root.Index];

        public Pose Pose => new(Position, Rotation);

        public Vec3 Position => Vec3.From(world.Data.Qpos[_place..]);

        public Vec3 Velocity => Vec3.From(world.Data.Qvel[_motion..]);

        // The engine has it in the torso's own frame.
        public Vec3 AngularVelocity => Rotation.Rotate(Vec3.From(world.Data.Qvel[(_motion + 3)..]));

        public bool IsStatic => Rest.IsStatic(Velocity, AngularVelocity);

        private Quat Rotation => Quat.From(world.Data.Qpos[(_place + 3)..]);
    }
}
