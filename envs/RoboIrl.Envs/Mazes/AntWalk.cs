using RoboIrl.Core.Geometry;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Locomotion;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Mazes;

/// <summary>The ant runs to one waypoint after another on open ground: the gait for the mazes, see <see cref="AntGuide"/>.</summary>
/// <remarks>
/// reward = metres that the step brought it nearer to the waypoint / control timestep + 0.3 - 0.05 |action|^2. A waypoint is reached
/// within 1 m; the next one is 2 to 6 m from it in any direction. The episode terminates where the torso leans over by more than 72 degrees.
/// </remarks>
/// <param name="model">Compiled from <see cref="MazeModel.Open"/>.</param>
public sealed class AntWalk(MjModel model) : LocomotionTask(model, MazeBody.Ant.FrameSkip, [.. AntSenses.Names], ["reward_way", "reward_upright", "reward_ctrl", "waypoints"])
{
    /// <summary>Id of the environment.</summary>
    public const string Id = "maze/ant-walk-v0";

    private const double Reach = 1;
    private const double Nearest = 2;
    private const double Farthest = 6;
    private const double UprightBonus = 0.3;
    private const double ControlWeight = 0.05;
    private const double LeastUp = 0.3;
    private readonly MocapBody _waypoint = new(model, MazeModel.Goal);

    // Waypoint n is drawn from stream n of the episode's seed: it may be asked for in the middle of an episode.
    private ulong _seed;
    private int _reached;
    private double _before;
    private double _way;
    private double _control;

    /// <summary>The registered environment.</summary>
    public static EnvironmentDefinition Definition { get; } = new()
    {
        Id = Id,
        Summary = "A four-legged robot runs to one waypoint after another on open ground.",
        Reward = "speed towards the waypoint + 0.3 - 0.05 * |action|^2",
        Termination = "the torso's axis leans over by more than 72 degrees",
        Source = "this project's own",
        Model = MazeModel.Open(MazeBody.Ant with { GoalRadius = Reach }),
        CreateTask = static compiled => new AntWalk(compiled),
        FrameSkip = MazeBody.Ant.FrameSkip,
    };

    /// <inheritdoc/>
    public override int StateSize => StateWords.Size + 1;

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        StartNormal(data, MazeBody.Ant.StartNoise, ref rng);
        (_seed, _reached) = (rng.NextUInt64(), 0);
        _waypoint.Move(data, Next(Place(data)));
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        AntSenses.Write(data.Qpos, data.Qvel, _waypoint.Position(data), observation);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        _way = (_before - Distance(data)) / ControlTimestep;
        _control = -ControlWeight * SquaredControl(data);
        return _way + UprightBonus + _control;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return AntSenses.Up(data.Qpos) < LeastUp;
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values) => (values[0], values[1], values[2], values[3]) = (_way, UprightBonus, _control, _reached);

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        StateWords.Split(_seed, state);
        state[StateWords.Size] = _reached;
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state) => (_seed, _reached) = (StateWords.Join(state), (int)state[StateWords.Size]);

    /// <inheritdoc/>
    protected override void Remember(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (Distance(data) <= Reach)
        {
            _reached++;
            _waypoint.Move(data, Next(_waypoint.Position(data)));
        }

        _before = Distance(data);
    }

    private static Vec3 Place(MjData data) => new(data.Qpos[0], data.Qpos[1], 0);

    private double Distance(MjData data) => Vec3.DistanceXY(Place(data), _waypoint.Position(data));

    private Vec3 Next(Vec3 from)
    {
        Rng rng = new(_seed, (ulong)_reached);
        (double sin, double cos) = Math.SinCos(rng.Uniform(-Math.PI, Math.PI));
        double distance = rng.Uniform(Nearest, Farthest);
        return from + new Vec3(distance * cos, distance * sin, 0);
    }
}
