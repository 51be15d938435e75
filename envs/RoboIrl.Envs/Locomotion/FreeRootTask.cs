using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion;

/// <summary>Running along x on a free base: what ant and humanoid have in common. The model's first joint is free.</summary>
/// <remarks>
/// reward = weight * (x after - x before) / control timestep + survive bonus - weight * |action|^2 - contact cost.
/// The tracked place and the contact forces are those that the last evaluation inside the physics step left behind: with
/// Runge-Kutta 4 that of its fourth stage, close to but not equal to the final state.
/// v4 pays the bonus on every step and has no contact cost; v5 pays it where healthy only.
/// </remarks>
public abstract class FreeRootTask : LocomotionTask
{
    private readonly RuleVersion _version;
    private double _xBefore;
    private double _yBefore;
    private double _forward;
    private double _survive;
    private double _control;
    private double _contact;
    private double _x;
    private double _y;
    private double _xVelocity;
    private double _yVelocity;

    /// <summary>Reads names and bounds off the model.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="frameSkip">Physics steps per control step.</param>
    /// <param name="version">Which rules.</param>
    /// <param name="observationNames">A name for each element of the observation.</param>
    /// <param name="moreInfo">Names of the info values that the body adds behind those of all.</param>
    protected FreeRootTask(MjModel model, int frameSkip, RuleVersion version, string[] observationNames, params string[] moreInfo)
        : base(
            model,
            frameSkip,
            observationNames,
            ["reward_forward", "reward_survive", "reward_ctrl", "reward_contact", "x_position", "y_position", "distance_from_origin", "x_velocity", "y_velocity", .. moreInfo]) =>
        _version = version;

    /// <summary>Weight of the velocity along x in the reward.</summary>
    protected abstract double ForwardWeight { get; }

    /// <summary>Weight of |action|^2 in the reward.</summary>
    protected abstract double ControlWeight { get; }

    /// <summary>What is paid for a healthy step.</summary>
    protected abstract double SurviveBonus { get; }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (double x, double y) = Place(data);
        _xVelocity = (x - _xBefore) / ControlTimestep;
        _yVelocity = (y - _yBefore) / ControlTimestep;
        (_x, _y) = _version == RuleVersion.V4 ? (x, y) : (data.Qpos[0], data.Qpos[1]);
        _forward = ForwardWeight * _xVelocity;
        _survive = _version == RuleVersion.V4 || IsHealthy(data) ? SurviveBonus : 0;
        _control = -ControlWeight * SquaredControl(data);
        _contact = _version == RuleVersion.V4 ? 0 : -ContactCost(data);
        return _forward + _survive + (_control + _contact);
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => !IsHealthy(data);

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        values[0] = _forward;
        values[1] = _survive;
        values[2] = _control;
        values[3] = _contact;
        values[4] = _x;
        values[5] = _y;
        values[6] = Math.Sqrt((_x * _x) + (_y * _y));
        values[7] = _xVelocity;
        values[8] = _yVelocity;
    }

    /// <summary>The point whose displacement is rewarded, in m.</summary>
    /// <param name="data">The world.</param>
    protected abstract (double X, double Y) Place(MjData data);

    /// <summary>Whether the robot still stands.</summary>
    /// <param name="data">The world after the physics.</param>
    protected abstract bool IsHealthy(MjData data);

    /// <summary>What v5 takes for contact forces, at least 0.</summary>
    /// <param name="data">The world after the physics.</param>
    protected abstract double ContactCost(MjData data);

    /// <inheritdoc/>
    protected override void Remember(MjData data) => (_xBefore, _yBefore) = Place(data);
}
