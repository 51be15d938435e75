using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control;

/// <summary>What the tasks of the control suite have in common: rewards in [0, 1], episodes that never terminate, actions that are the controls.</summary>
public abstract class ControlTask : ITask
{
    /// <summary>How often a start state is drawn that shall touch nothing.</summary>
    protected const int LargestTries = 1_000;

    private readonly double[] _info;

    /// <summary>Reads names and bounds of the actuators off the model.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="observation">A name for every element of the observation.</param>
    /// <param name="info">Names of the reward's factors, and of what else is worth a column.</param>
    protected ControlTask(MjModel model, IReadOnlyList<string> observation, IReadOnlyList<string> info)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(observation);
        ArgumentNullException.ThrowIfNull(info);
        Observation = VectorSpec.Unbounded(observation.Count, [.. observation]);
        double[] range = [.. model.ActuatorControlRange];
        string[] actuators = [.. Enumerable.Range(0, model.ControlCount).Select(i => model.NameOf(new ActuatorId(i)))];
        Action = new VectorSpec(model.ControlCount, [.. range.Where((_, i) => i % 2 == 0)], [.. range.Where((_, i) => i % 2 == 1)], actuators);
        InfoNames = info;
        _info = new double[info.Count];
    }

    /// <inheritdoc/>
    public VectorSpec Observation { get; }

    /// <inheritdoc/>
    public VectorSpec Action { get; protected init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> InfoNames { get; }

    /// <inheritdoc/>
    public virtual int StateSize => 0;

    /// <summary>[K] the last step's values under <see cref="InfoNames"/>, written by <see cref="Reward"/>.</summary>
    protected Span<double> Info => _info;

    /// <inheritdoc/>
    public abstract void InitializeEpisode(MjData data, ref Rng rng);

    /// <inheritdoc/>
    public virtual void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        ArgumentNullException.ThrowIfNull(data);
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
    public bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    public void ReadInfo(Span<double> values) => _info.CopyTo(values);

    /// <inheritdoc/>
    public virtual void GetState(MjData data, Span<double> state)
    {
    }

    /// <inheritdoc/>
    public virtual void SetState(MjData data, ReadOnlySpan<double> state)
    {
    }

    /// <summary>Observation names for the positions of slide and hinge joints.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="without">Joints that are not observed.</param>
    protected static IEnumerable<string> PositionNames(MjModel model, params string[] without) =>
        JointNames(model).Except(without, StringComparer.Ordinal).Select(name => name + "_position");

    /// <summary>Observation names for the velocities of slide and hinge joints.</summary>
    /// <param name="model">The compiled model.</param>
    protected static IEnumerable<string> VelocityNames(MjModel model) => JointNames(model).Select(name => name + "_velocity");

    /// <summary>Appends numbers to an observation.</summary>
    /// <param name="values">What to append.</param>
    /// <param name="rest">What of the observation is not written yet.</param>
    /// <returns>What is not written then.</returns>
    protected static Span<double> Append(ReadOnlySpan<double> values, Span<double> rest)
    {
        values.CopyTo(rest);
        return rest[values.Length..];
    }

    /// <summary>The error of a task that found no start state free of contact in <see cref="LargestTries"/> draws.</summary>
    /// <param name="data">The world.</param>
    protected static InvalidOperationException NoFreeStart(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new InvalidOperationException(
            $"The model '{data.Model.Source}' found no start without contact in {LargestTries} draws (the last has {data.ContactCount}); its bodies leave no room, so undo what made them larger.");
    }

    private static IEnumerable<string> JointNames(MjModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Enumerable.Range(0, model.JointCount).Select(i => model.NameOf(new JointId(i)));
    }
}
