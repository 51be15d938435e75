using System.Globalization;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Core.Text;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>Any world as reward programs see it: bodies, sites and joints by the names in the model.</summary>
internal sealed class NamedWorld : WorldView, INamedWorld
{
    private const int Slide = 2;
    private const int Hinge = 3;
    private readonly Dictionary<string, NamedBody> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteId> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JointReader> _joints = new(StringComparer.Ordinal);
    private readonly MjModel _model;

    /// <summary>Makes the view of one world.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="timeStep">Seconds per control step.</param>
    public NamedWorld(MjModel model, double timeStep)
        : base(timeStep)
    {
        _model = model;
        for (int i = 1; i < model.BodyCount; i++)
        {
            Add(_bodies, model.NameOf(new BodyId(i)), new NamedBody(this, model, new BodyId(i)));
        }

        for (int i = 0; i < model.SiteCount; i++)
        {
            Add(_sites, model.NameOf(new SiteId(i)), new SiteId(i));
        }

        for (int i = 0; i < model.JointCount; i++)
        {
            if (model.JointType[i] is Slide or Hinge)
            {
                Add(_joints, model.NameOf(new JointId(i)), new JointReader(model, new JointId(i)));
            }
        }
    }

    /// <inheritdoc/>
    public IRigidObject Body(string name) => _bodies.TryGetValue(name, out NamedBody? body) ? body : throw Missing("body", name, _bodies.Keys);

    /// <inheritdoc/>
    public Vec3 Site(string name) => _sites.TryGetValue(name, out SiteId site) ? Vec3.From(Data.PositionOf(site)) : throw Missing("site", name, _sites.Keys);

    /// <inheritdoc/>
    public JointState Joint(string name) => _joints.TryGetValue(name, out JointReader joint) ? joint.Read(Data) : throw Missing("slide or hinge", name, _joints.Keys);

    /// <inheritdoc/>
    public override RewardEnvironment Describe(EnvironmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ITask task = definition.CreateTask(_model);
        Dictionary<string, string> notes = new(StringComparer.Ordinal);
        HashSet<string> absent = new(StringComparer.Ordinal);
        Tell(nameof(INamedWorld.Body), _bodies.Keys);
        Tell(nameof(INamedWorld.Site), _sites.Keys);
        Tell(nameof(INamedWorld.Joint), _joints.Keys.Select(JointAndRange));
        return new RewardEnvironment
        {
            Id = definition.Id,
            Task = definition.Summary,
            World = typeof(INamedWorld),
            Setting = definition.Stepping == SteppingMode.WholeSteps
                ? $"Joints are those of the new state; bodies and sites are as they were one step of the physics ({definition.FrameSkip} of which are in a time step) earlier."
                : "All that is read belongs to the new state.",
            Notes = notes,
            Absent = absent,
            Actions = [.. Enumerable.Range(0, task.Action.Size).Select(i => task.Action.Names.Count > 0 ? task.Action.Names[i] : "no name")],
            TimeStep = TimeStep,
            EpisodeSteps = definition.MaxEpisodeSteps,
            Termination = definition.Termination,
        };

        void Tell(string member, IEnumerable<string> names)
        {
            string key = RewardEnvironment.Key(typeof(INamedWorld), member);
            string all = string.Join(", ", names);
            if (all.Length == 0)
            {
                absent.Add(key);
                return;
            }

            notes[key] = all;
        }
    }

    /// <inheritdoc/>
    internal override ITask Reward(ITask task, LoadedRewardProgram program) => new RewardedTask<INamedWorld>(task, this, this, program);

    private static void Add<T>(Dictionary<string, T> things, string name, T thing)
    {
        if (name.Length > 0)
        {
            things.Add(name, thing);
        }
    }

    private static KeyNotFoundException Missing(string what, string name, IReadOnlyCollection<string> names)
    {
        string hint = NearMiss.Hint(name, names);
        return new KeyNotFoundException($"The model has no {what} '{name}'{(hint.Length == 0 ? "." : hint)} It has: {string.Join(", ", names)}.");
    }

    private string JointAndRange(string name)
    {
        JointId joint = _model.Joint(name);
        string kind = _model.JointType[joint.Index] == Slide ? "slides, m" : "turns, rad";
        return _model.IsLimited(joint)
            ? string.Create(CultureInfo.InvariantCulture, $"{name} ({kind}, {_model.JointRange[2 * joint.Index]:0.###} .. {_model.JointRange[(2 * joint.Index) + 1]:0.###})")
            : $"{name} ({kind})";
    }

    private sealed class NamedBody(NamedWorld world, MjModel model, BodyId body) : IRigidObject
    {
        private readonly BodyMotion _motion = new(model, body);

        public Pose Pose => new(Position, _motion.Rotation(world.Data));

        public Vec3 Position => _motion.Position(world.Data);

        public Vec3 Velocity => _motion.VelocityAt(world.Data, Position);

        public Vec3 AngularVelocity => _motion.AngularVelocity(world.Data);

        public bool IsStatic => Rest.IsStatic(Velocity, AngularVelocity);
    }
}
