using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>What all manipulation tasks have in common: arm, observation, action, placement and the shape of the reward.</summary>
/// <remarks>
/// Observation [39]: hand 0-2, gripper opening 3, first object 4-6 and its quaternion 7-10, second object 11-13 and its
/// quaternion 14-17, the same 18 numbers one step earlier 18-35, goal 36-38. Action [4]: three steps of the hand's set-point
/// (1 cm at +-1) and the gripper (+1 closes). <see cref="ObservationForm"/> can scale the observation. Reward 0 .. 10. Yu et al. 2019, "Meta-World", arXiv:1910.10897.
/// </remarks>
public abstract class MetaWorldTask : ITask, ITaskView
{
    /// <summary>Reward of a state that counts as done.</summary>
    protected const double FullReward = 10;

    private const int FrameSize = ObservationNames.FrameSize;
    private const int GoalAt = ObservationNames.GoalAt;
    private static readonly string[] Terms = ["success", "success_ever", "distance", "grasp", "in_place"];
    // Where cameras do not show a goal that is hidden.
    private static readonly Vec3 OutOfSight = new(0, 0, -10);
    private static readonly Vec3 ReachHigh = new(0.5, 1.0, 0.5);

    private readonly TaskInfo _info;
    private readonly MetaWorldOptions _options;
    private readonly Gripper _gripper;
    private readonly MocapBody _marker;
    private readonly double[] _placement;
    private readonly double[] _previous = new double[FrameSize];
    private readonly double[] _frame = new double[FrameSize];
    private Moment _start;
    private Moment _now;
    private Vec3 _goal;
    private readonly double[] _terms = new double[Terms.Length];
    private double _grip;
    private bool _starting;
    private bool _everDone;

    /// <summary>Makes the task of one world.</summary>
    /// <param name="setup">Model, description and options.</param>
    protected MetaWorldTask(TaskSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        (_info, _options) = (setup.Info, setup.Options);
        _gripper = new Gripper(setup.Model);
        _marker = new MocapBody(setup.Model, "goal");
        _placement = new double[_info.Low.Count];
        Observation = ObservationBounds.Of(_options.GoalVisible ? (GoalOf([.. _info.Low]), GoalOf([.. _info.High])) : null, _options.Observation);
    }

    /// <inheritdoc/>
    public VectorSpec Observation { get; }

    /// <inheritdoc/>
    public VectorSpec Action { get; } = VectorSpec.Box(4, -1, 1, "hand_x", "hand_y", "hand_z", "gripper");

    /// <inheritdoc/>
    public IReadOnlyList<string> InfoNames => Terms;

    /// <inheritdoc/>
    public int StateSize => FrameSize + Moment.Size + _placement.Length + 2 + Terms.Length;

    /// <summary>Which rules hold.</summary>
    protected RuleSet Rules => _options.Rules;

    /// <summary>Whether the fixed rules hold.</summary>
    protected bool IsFixed => Rules == RuleSet.Fixed;

    /// <summary>The target's place.</summary>
    protected internal Vec3 Goal => _goal;

    /// <summary>The episode's first state.</summary>
    protected internal ref readonly Moment Start => ref _start;

    /// <summary>The body that the first object's observed point is fixed to.</summary>
    protected internal abstract BodyId FirstBody { get; }

    /// <summary>The body that the second object's observed point is fixed to; null where there is no second object.</summary>
    protected internal virtual BodyId? SecondBody => null;

    /// <summary>The state that was observed last.</summary>
    internal ref readonly Moment Now => ref _now;

    /// <summary>The task's name, for example <c>drawer-open</c>.</summary>
    internal string Name => _info.Name;

    /// <summary>This episode's placement vector, as <see cref="TaskInfo.Low"/> describes it.</summary>
    protected ReadOnlySpan<double> Placement => _placement;

    /// <inheritdoc/>
    public WorldView CreateView(MjModel model, double timeStep) => new ManipulationWorld(this, model, timeStep);

    /// <inheritdoc/>
    public void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        DrawPlacement(ref rng);
        _gripper.Home(data, _info.HandStart);
        _goal = GoalOf(_placement);
        _marker.Move(data, _options.GoalVisible ? _goal : OutOfSight);
        Place(data, _placement);
        (_grip, _everDone, _starting) = (0, false, true);
    }

    /// <inheritdoc/>
    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        ArgumentNullException.ThrowIfNull(data);
        _frame.CopyTo(_previous, 0);
        _gripper.Act(data, action, _info.ReachLow, ReachHigh);
        _grip = Math.Clamp(action[3], -1f, 1f);
    }

    /// <inheritdoc/>
    public void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        _now = _gripper.Read(data) with { Objects = ReadObjects(data), Grip = _grip };
        _now = _now with { Hand = _now.Hand.Clamp(ObservationBounds.HandLow, ObservationBounds.HandHigh) };
        WriteFrame();
        if (_starting)
        {
            _starting = false;
            _start = _now;
            _frame.CopyTo(_previous, 0);
            Begin();
        }

        _frame.CopyTo(observation);
        _previous.CopyTo(observation[FrameSize..]);
        (_options.GoalVisible ? _goal : Vec3.Zero).CopyTo(observation[GoalAt..]);
        if (_options.Observation == ObservationForm.Scaled)
        {
            ScaledObservation.FromPlain(observation, _options.GoalVisible);
        }
    }

    /// <inheritdoc/>
    public double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Score score = Judge(_now, data);
        _everDone |= score.Success;
        (_terms[0], _terms[1], _terms[2]) = (score.Success ? 1 : 0, _everDone ? 1 : 0, score.Distance);
        (_terms[3], _terms[4]) = (score.Grasp, score.InPlace);
        if (Rules == RuleSet.Faithful)
        {
            return score.Reward;
        }

        return score.Success ? FullReward : Math.Clamp(score.Reward, 0, FullReward);
    }

    /// <inheritdoc/>
    public bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    public void ReadInfo(Span<double> values) => _terms.CopyTo(values);

    /// <inheritdoc/>
    public void GetState(MjData data, Span<double> state)
    {
        _previous.CopyTo(state);
        _start.CopyTo(state[FrameSize..]);
        Span<double> rest = state[(FrameSize + Moment.Size)..];
        _placement.CopyTo(rest);
        (rest[_placement.Length], rest[_placement.Length + 1]) = (_everDone ? 1 : 0, _grip);
        _terms.CopyTo(rest[(_placement.Length + 2)..]);
    }

    /// <inheritdoc/>
    public void SetState(MjData data, ReadOnlySpan<double> state)
    {
        state[..FrameSize].CopyTo(_previous);
        _start = Moment.From(state[FrameSize..]);
        ReadOnlySpan<double> rest = state[(FrameSize + Moment.Size)..];
        rest[.._placement.Length].CopyTo(_placement);
        (_everDone, _grip) = (rest[_placement.Length] > 0, rest[_placement.Length + 1]);
        rest.Slice(_placement.Length + 2, Terms.Length).CopyTo(_terms);
        _goal = GoalOf(_placement);
        _starting = false;
        Begin();
    }

    /// <summary>The target's place; a pure function of the placement.</summary>
    /// <param name="placement">Within <see cref="TaskInfo.Low"/> and <see cref="TaskInfo.High"/>.</param>
    protected abstract Vec3 GoalOf(ReadOnlySpan<double> placement);

    /// <summary>Puts objects and fixtures in place. The arm is at home already, the goal known.</summary>
    /// <param name="data">The world; <c>mj_forward</c> follows.</param>
    /// <param name="placement">Within <see cref="TaskInfo.Low"/> and <see cref="TaskInfo.High"/>.</param>
    protected abstract void Place(MjData data, ReadOnlySpan<double> placement);

    /// <summary>Reads the points of the objects that are observed.</summary>
    /// <param name="data">The world.</param>
    protected abstract ObjectReading ReadObjects(MjData data);

    /// <summary>A setup's model, for fields of classes that are derived from.</summary>
    /// <param name="setup">Model, description and options.</param>
    protected static MjModel ModelOf(TaskSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return setup.Model;
    }

    /// <summary>The body that a site is fixed to.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="site">Name of the site.</param>
    protected static BodyId BodyOf(MjModel model, string site)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new BodyId(model.SiteBody[model.Site(site).Index]);
    }

    /// <summary>Computes what is constant over an episode from <see cref="Start"/>, <see cref="Goal"/> and <see cref="Placement"/>.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Judges a state.</summary>
    /// <param name="now">What is observed.</param>
    /// <param name="data">The world, for what is not.</param>
    protected abstract Score Judge(in Moment now, MjData data);

    private void DrawPlacement(ref Rng rng)
    {
        if (_options.Variations is { } variations)
        {
            IReadOnlyList<double> chosen = variations[rng.NextInt(variations.Count)];
            for (int i = 0; i < _placement.Length; i++)
            {
                _placement[i] = chosen[i];
            }

            return;
        }

        _info.Draw(ref rng, _placement);
    }

    private void WriteFrame()
    {
        _now.Hand.CopyTo(_frame);
        _frame[3] = _now.Opening;
        _now.Objects.First.CopyTo(_frame.AsSpan(4));
        WriteRotation(_now.Objects.FirstRotation, _frame.AsSpan(7));
        _now.Objects.Second.CopyTo(_frame.AsSpan(11));
        _now.Objects.SecondRotation.CopyTo(_frame.AsSpan(14));
    }

    private void WriteRotation(Quat rotation, Span<double> row)
    {
        QuaternionOrder order = IsFixed ? QuaternionOrder.ScalarFirst : _info.FaithfulQuaternion;
        (row[0], row[1], row[2], row[3]) = order switch
        {
            QuaternionOrder.ScalarFirst => (rotation.W, rotation.X, rotation.Y, rotation.Z),
            QuaternionOrder.ScalarLast => (rotation.X, rotation.Y, rotation.Z, rotation.W),
            _ => (0, 0, 0, 0),
        };
    }
}
