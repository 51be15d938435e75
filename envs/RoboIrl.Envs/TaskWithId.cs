using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>A task that also shows which of several it is: its observation is followed by a one-hot code.</summary>
internal sealed class TaskWithId : ITask
{
    private readonly ITask _task;
    private readonly int _index;

    /// <summary>Wraps a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="index">Which one it is.</param>
    /// <param name="names">Names of all tasks.</param>
    public TaskWithId(ITask task, int index, IReadOnlyList<string> names)
    {
        (_task, _index) = (task, index);
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

    public VectorSpec Observation { get; }

    public VectorSpec Action => _task.Action;

    public IReadOnlyList<string> InfoNames => _task.InfoNames;

    public int StateSize => _task.StateSize;

    public string? FaultReason => _task.FaultReason;

    public void InitializeEpisode(MjData data, ref Rng rng) => _task.InitializeEpisode(data, ref rng);

    public void BeforeStep(MjData data, ReadOnlySpan<float> action) => _task.BeforeStep(data, action);

    public void Observe(MjData data, Span<double> observation)
    {
        int inner = _task.Observation.Size;
        _task.Observe(data, observation[..inner]);
        observation[inner..].Clear();
        observation[inner + _index] = 1;
    }

    public double Reward(MjData data) => _task.Reward(data);

    public bool IsTerminal(MjData data) => _task.IsTerminal(data);

    public void ReadInfo(Span<double> values) => _task.ReadInfo(values);

    public void GetState(MjData data, Span<double> state) => _task.GetState(data, state);

    public void SetState(MjData data, ReadOnlySpan<double> state) => _task.SetState(data, state);

    public int PlainStateSize => _task.PlainStateSize;

    public void SetPlainState(MjData data, ReadOnlySpan<double> state) => _task.SetPlainState(data, state);
}
