using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Swimmer;

/// <summary>Swimmer: three links in a viscous medium swim along x; an episode never terminates.</summary>
/// <remarks>
/// Coulom 2002, "Reinforcement learning using neural networks, with applications to motor control"; the rules are Gymnasium's.
/// v4 and v5 have the same numbers.
/// </remarks>
/// <param name="model">Compiled <c>swimmer.xml</c>.</param>
public sealed class Swimmer(MjModel model) : LocomotionTask(
    model,
    FrameSkip,
    [.. ModelNames.Positions(model).Skip(2), .. ModelNames.Dofs(model, "velocity")],
    ["reward_forward", "reward_ctrl", "x_position", "y_position", "distance_from_origin", "x_velocity", "y_velocity"])
{
    private const int FrameSkip = 4;
    private const double ResetNoise = 0.1;
    private const double ControlWeight = 1e-4;
    private double _xBefore;
    private double _yBefore;
    private double _control;
    private double _x;
    private double _y;
    private double _xVelocity;
    private double _yVelocity;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5: the same rules under both ids.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/swimmer-v{(int)version}",
        Summary = "Three links in a viscous medium swim forward as fast as they can.",
        Reward = "dx/dt - 0.0001 * |action|^2",
        Termination = "never",
        KnownIssues =
        [
            "x is that of a point fixed to the front link, but half a metre behind it: turning the link moves the point, which rewards "
                + "curling up at first; learners with a discount of 0.99 tend to stay there.",
            .. version == RuleVersion.V5 ? (string[])[KnownIssue.NoInfoAtTheStart] : [],
        ],
        Source = "Gymnasium Swimmer-v4/v5; Coulom 2002",
        Model = ModelSource.Embedded(typeof(Swimmer).Assembly, "swimmer.xml"),
        CreateTask = static model => new Swimmer(model),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartUniform(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Append(Row.Append(observation, data.Qpos[2..]), data.Qvel);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_x, _y) = (data.Qpos[0], data.Qpos[1]);
        _xVelocity = (_x - _xBefore) / ControlTimestep;
        _yVelocity = (_y - _yBefore) / ControlTimestep;
        _control = -ControlWeight * SquaredControl(data);
        return _xVelocity + _control;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        values[0] = _xVelocity;
        values[1] = _control;
        values[2] = _x;
        values[3] = _y;
        values[4] = Math.Sqrt((_x * _x) + (_y * _y));
        values[5] = _xVelocity;
        values[6] = _yVelocity;
    }

    /// <inheritdoc/>
    protected override void Remember(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_xBefore, _yBefore) = (data.Qpos[0], data.Qpos[1]);
    }
}
