using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>A task that also shows which of several it is: its observation is followed by a one-hot code.</summary>
internal sealed class TaskWithId : WrappedTask
{
    private readonly int _index;

    /// <summary>Wraps a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="index">Which one it is.</param>
    /// <param name="names">Names of all tasks.</param>
    public TaskWithId(ITask task, int index, IReadOnlyList<string> names)
        : base(task)
    {
        _index = index;
        VectorSpec inner = task.Observation;
        double[] zeros = new double[names.Count];
        double[] ones = [.. names.Select(static _ => 1.0)];
        Observation = inner with
        {
            Size = inner.Size + names.Count,
            Low = inner.Low.Count == 0 ? [] : [.. inner.Low, .. zeros],
            High = inner.High.Count == 0 ? [] : [.. inner.High, .. ones],
            Names = inner.Names.Count == 0 ? [] : [.. inner.Names, .. names.Select(static name => "task_" + name)],
        };
    }

    /// <inheritdoc/>
    public override VectorSpec Observation { get; }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        int inner = Inner.Observation.Size;
        Inner.Observe(data, observation[..inner]);
        observation[inner..].Clear();
        observation[inner + _index] = 1;
    }
}
