using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
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
public abstract class PlanarTask : ITask
{
    private readonly double _controlTimestep;
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
    {
        ArgumentNullException.ThrowIfNull(model);
        _controlTimestep = model.Timestep * frameSkip;
        _standingHeight = model.Qpos0[1];
        string[] joints = [.. Enumerable.Range(0, model.JointCount).Select(i => model.NameOf(new JointId(i)))];
        string[] motors = [.. Enumerable.Range(0, model.ControlCount).Select(i => model.NameOf(new ActuatorId(i)))];
        Observation = VectorSpec.Unbounded(
            model.PositionCount - 1 + model.VelocityCount,
            [.. joints.Skip(1).Select(j => j + "_position"), .. joints.Select(j => j + "_velocity")]);
        Action = VectorSpec.Box(model.ControlCount, -1, 1, motors);
    }

    /// <inheritdoc/>
    public VectorSpec Observation { get; }

    /// <inheritdoc/>
    public VectorSpec Action { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> InfoNames { get; } =
        ["reward_forward", "reward_survive", "reward_ctrl", "x_position", "z_distance_from_origin", "x_velocity"];

    /// <summary>Weight of |action|^2 in the reward.</summary>
    protected abstract double ControlWeight { get; }

    /// <summary>Velocities are observed within plus and minus this, in m/s and rad/s; infinity where they are not clipped.</summary>
    protected abstract double ObservedVelocityLimit { get; }

    /// <inheritdoc/>
    public abstract void InitializeEpisode(MjData data, ref Rng rng);

    /// <inheritdoc/>
    public abstract bool IsTerminal(MjData data);

    /// <inheritdoc/>
    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        ArgumentNullException.ThrowIfNull(data);
        _xBefore = data.Qpos[0];
        Span<double> controls = data.Ctrl;
        for (int i = 0; i < controls.Length; i++)
        {
            controls[i] = action[i];
        }
    }

    /// <inheritdoc/>
    public void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos[1..];
        positions.CopyTo(observation);
        Span<double> velocities = data.Qvel;
        double limit = ObservedVelocityLimit;
        for (int i = 0; i < velocities.Length; i++)
        {
            observation[positions.Length + i] = Math.Clamp(velocities[i], -limit, limit);
        }
    }

    /// <inheritdoc/>
    public double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double squared = 0;
        foreach (double control in data.Ctrl)
        {
            squared += control * control;
        }

        Span<double> positions = data.Qpos;
        _x = positions[0];
        _z = positions[1] - _standingHeight;
        _forward = (_x - _xBefore) / _controlTimestep;
        _survive = SurviveBonus(data);
        _control = -ControlWeight * squared;
        return _forward + _survive + _control;
    }

    /// <inheritdoc/>
    public void ReadInfo(Span<double> values)
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

    /// <summary>Adds a uniform draw to every element, in order.</summary>
    /// <param name="values">Changed in place.</param>
    /// <param name="scale">Half the width of the range.</param>
    /// <param name="rng">The world's stream.</param>
    protected static void AddUniform(Span<double> values, double scale, ref Rng rng)
    {
        foreach (ref double value in values)
        {
            value += rng.Uniform(-scale, scale);
        }
    }
}
