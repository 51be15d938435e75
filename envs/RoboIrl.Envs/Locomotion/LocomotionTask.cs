using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion;

/// <summary>What all standard locomotion tasks share: how an action reaches the motors, what it costs, and noise at the start.</summary>
/// <remarks>
/// The action is written to the motors as it was given. The engine clamps what it applies to the motors' range, while the
/// control cost sees the raw action. Results that the engine left behind during the last physics step (places of bodies,
/// contact forces) are read as they are: nothing is computed anew between the physics and the reward.
/// </remarks>
public abstract class LocomotionTask : ITask
{
    /// <summary>Reads the motors off the model.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="frameSkip">Physics steps per control step.</param>
    /// <param name="observationNames">A name for each element of the observation.</param>
    /// <param name="infoNames">Names of what <see cref="ReadInfo"/> gives, reward terms first.</param>
    protected LocomotionTask(MjModel model, int frameSkip, string[] observationNames, IReadOnlyList<string> infoNames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(observationNames);
        ControlTimestep = model.Timestep * frameSkip;
        Observation = VectorSpec.Unbounded(observationNames.Length, observationNames);
        InfoNames = infoNames;
        int[] motors = [.. Enumerable.Range(0, model.ControlCount)];
        Action = new VectorSpec(
            motors.Length,
            [.. motors.Select(i => model.ActuatorControlRange[2 * i])],
            [.. motors.Select(i => model.ActuatorControlRange[(2 * i) + 1])],
            [.. motors.Select(i => model.NameOf(new ActuatorId(i)))]);
    }

    /// <inheritdoc/>
    public VectorSpec Observation { get; }

    /// <inheritdoc/>
    public VectorSpec Action { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> InfoNames { get; }

    /// <inheritdoc/>
    public virtual int StateSize => 0;

    /// <summary>Seconds from one action to the next.</summary>
    protected double ControlTimestep { get; }

    /// <inheritdoc/>
    public abstract void InitializeEpisode(MjData data, ref Rng rng);

    /// <inheritdoc/>
    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        ArgumentNullException.ThrowIfNull(data);
        Remember(data);
        Span<double> controls = data.Ctrl;
        for (int i = 0; i < controls.Length; i++)
        {
            controls[i] = action[i];
        }
    }

    /// <inheritdoc/>
    public abstract void Observe(MjData data, Span<double> observation);

    /// <inheritdoc/>
    public abstract double Reward(MjData data);

    /// <inheritdoc/>
    public abstract bool IsTerminal(MjData data);

    /// <inheritdoc/>
    public abstract void ReadInfo(Span<double> values);

    /// <inheritdoc/>
    public virtual void GetState(MjData data, Span<double> state)
    {
    }

    /// <inheritdoc/>
    public virtual void SetState(MjData data, ReadOnlySpan<double> state)
    {
    }

    /// <summary>Keeps what the reward needs from before the physics.</summary>
    /// <param name="data">The world before the physics.</param>
    protected virtual void Remember(MjData data)
    {
    }

    /// <summary>|action|^2 of the step that just ended, of the action as it was given.</summary>
    /// <param name="data">The world.</param>
    protected static double SquaredControl(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double squared = 0;
        foreach (double control in data.Ctrl)
        {
            squared += control * control;
        }

        return squared;
    }

    /// <summary>Starts near the model's initial state: every position and velocity moved by a uniform draw.</summary>
    /// <param name="data">The world at its initial state.</param>
    /// <param name="scale">Half the width of the range.</param>
    /// <param name="rng">The world's stream.</param>
    protected static void StartUniform(MjData data, double scale, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        AddUniform(data.Qpos, scale, ref rng);
        AddUniform(data.Qvel, scale, ref rng);
    }

    /// <summary>Starts near the model's initial state: every position moved by a uniform, every velocity by a normal draw.</summary>
    /// <param name="data">The world at its initial state.</param>
    /// <param name="scale">Half the width of the range, and the standard deviation.</param>
    /// <param name="rng">The world's stream.</param>
    protected static void StartNormal(MjData data, double scale, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        AddUniform(data.Qpos, scale, ref rng);
        foreach (ref double velocity in data.Qvel)
        {
            velocity += scale * rng.Normal();
        }
    }

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
