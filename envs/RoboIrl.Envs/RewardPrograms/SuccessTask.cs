using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>A task that pays 1 in each step in which it is done and nothing else: the sparse reward that dense ones are compared with.</summary>
/// <remarks>Info: the reward that the task itself would have given as <c>builtin_reward</c>, then what the task has.</remarks>
internal sealed class SuccessTask : WrappedTask
{
    private readonly double[] _info;
    private readonly int _success;
    private double _builtIn;

    /// <summary>Wraps a task.</summary>
    /// <param name="task">A task that says when it is done.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public SuccessTask(ITask task)
        : base(task)
    {
        InfoNames = [RewardedEnvironment.BuiltInReward, .. task.InfoNames];
        _info = new double[task.InfoNames.Count];
        _success = task.InfoNames.Index().Where(static name => name.Item == EnvironmentSpec.Success).Select(static name => (int?)name.Index).FirstOrDefault()
            ?? throw new ArgumentException("The environment does not say when its task is done: success cannot be its reward.", nameof(task));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> InfoNames { get; }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        _builtIn = Inner.Reward(data);
        Inner.ReadInfo(_info);
        return double.IsFinite(_builtIn) ? _info[_success] > 0 ? 1 : 0 : double.NaN;
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        values[0] = _builtIn;
        Inner.ReadInfo(values[1..]);
    }
}
