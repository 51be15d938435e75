using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion;

/// <summary>
/// Running forward in the x-z plane: what half cheetah, hopper and walker have in common. The model's first three joints
/// are the root's x, z and pitch; every other joint has one motor.
/// </summary>
/// <remarks>
/// reward = (x after - x before) / control timestep + survive bonus - weight * |action|^2.
/// The forward velocity is the displacement over the whole control step, and the control cost sees the action as it was
/// given, before the engine clamps it. Observed: qpos without x, then qvel.
/// </remarks>
public abstract class PlanarTask : LocomotionTask
{
    private readonly double _standingHeight;
    private double _xBefore;
    private double _forward;
    private double _survive;
    private double _control;
    private double _x;
    private double _z;

    /// <summary>Reads names and bounds off the model.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="frameSkip">Physics steps per control step.</param>
    protected PlanarTask(MjModel model, int frameSkip)
        : base(
            model,
            frameSkip,
            [.. ModelNames.Positions(model).Skip(1), .. ModelNames.Dofs(model, "velocity")],
            ["reward_forward", "reward_survive", "reward_ctrl", "x_position", "z_distance_from_origin", "x_velocity"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _standingHeight = model.Qpos0[1];
    }

    /// <summary>Weight of |action|^2 in the reward.</summary>
    protected abstract double ControlWeight { get; }

    /// <summary>Velocities are observed within plus and minus this, in m/s and rad/s; infinity where they are not clipped.</summary>
    protected abstract double ObservedVelocityLimit { get; }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        observation = Row.Append(observation, data.Qpos[1..]);
        Span<double> velocities = data.Qvel;
        double limit = ObservedVelocityLimit;
        for (int i = 0; i < velocities.Length; i++)
        {
            observation[i] = Math.Clamp(velocities[i], -limit, limit);
        }
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        _x = positions[0];
        _z = positions[1] - _standingHeight;
        _forward = (_x - _xBefore) / ControlTimestep;
        _survive = SurviveBonus(data);
        _control = -ControlWeight * SquaredControl(data);
        return _forward + _survive + _control;
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        values[0] = _forward;
        values[1] = _survive;
        values[2] = _control;
        values[3] = _x;
        values[4] = _z;
        values[5] = _forward;
    }

    /// <summary>What is paid for still standing after this step.</summary>
    /// <param name="data">The world after the physics.</param>
    protected abstract double SurviveBonus(MjData data);

    /// <inheritdoc/>
    protected override void Remember(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _xBefore = data.Qpos[0];
    }
}
