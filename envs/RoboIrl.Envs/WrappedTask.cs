using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>A task that is another one but for what a subclass changes.</summary>
/// <param name="task">The other one.</param>
internal abstract class WrappedTask(ITask task) : ITask
{
    /// <inheritdoc/>
    public virtual VectorSpec Observation => Inner.Observation;

    /// <inheritdoc/>
    public VectorSpec Action => Inner.Action;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> InfoNames => Inner.InfoNames;

    /// <inheritdoc/>
    public virtual int StateSize => Inner.StateSize;

    /// <inheritdoc/>
    public virtual int PlainStateSize => Inner.PlainStateSize;

    /// <inheritdoc/>
    public virtual string? FaultReason => Inner.FaultReason;

    /// <summary>The task inside.</summary>
    protected ITask Inner { get; } = task;

    /// <inheritdoc/>
    public virtual void InitializeEpisode(MjData data, ref Rng rng) => Inner.InitializeEpisode(data, ref rng);

    /// <inheritdoc/>
    public virtual void BeforeStep(MjData data, ReadOnlySpan<float> action) => Inner.BeforeStep(data, action);

    /// <inheritdoc/>
    public virtual void Observe(MjData data, Span<double> observation) => Inner.Observe(data, observation);

    /// <inheritdoc/>
    public virtual double Reward(MjData data) => Inner.Reward(data);

    /// <inheritdoc/>
    public virtual bool IsTerminal(MjData data) => Inner.IsTerminal(data);

    /// <inheritdoc/>
    public virtual void ReadInfo(Span<double> values) => Inner.ReadInfo(values);

    /// <inheritdoc/>
    public virtual void GetState(MjData data, Span<double> state) => Inner.GetState(data, state);

    /// <inheritdoc/>
    public virtual void SetState(MjData data, ReadOnlySpan<double> state) => Inner.SetState(data, state);

    /// <inheritdoc/>
    public virtual void SetPlainState(MjData data, ReadOnlySpan<double> state) => Inner.SetPlainState(data, state);
}
