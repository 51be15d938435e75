using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>A task whose reward is computed by a program; everything else stays, success and the end of an episode among it.</summary>
/// <remarks>
/// Info: the program's terms, each as <c>term_NAME</c>, then the reward that the task itself would have given as
/// <c>builtin_reward</c>, then what the task has. The program sees none of these.
/// </remarks>
/// <typeparam name="TWorld">What the program sees.</typeparam>
internal sealed class RewardedTask<TWorld> : ITask
    where TWorld : class, IWorld
{
    private readonly ITask _task;
    private readonly WorldView _view;
    private readonly TWorld _world;
    private readonly IRewardProgram<TWorld> _program;
    private readonly string _name;
    private readonly RewardTerms _terms;
    private readonly double[] _action;
    private readonly ActionScale _scale;
    private double _builtIn;
    private string? _fault;

    /// <summary>Wraps a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="view">The view of its world.</param>
    /// <param name="world">The same view as the program sees it.</param>
    /// <param name="program">The program; an instance of its own is made.</param>
    public RewardedTask(ITask task, WorldView view, TWorld world, LoadedRewardProgram program)
    {
        (_task, _view, _world, _name) = (task, view, world, program.Name);
        object made = program.Create();
        _program = made as IRewardProgram<TWorld>
            ?? throw new ArgumentException($"The reward program '{program.Name}' is no IRewardProgram<{typeof(TWorld).Name}>, which this environment asks for. {RewardedEnvironment.KindOf(made)}", nameof(program));
        _terms = new RewardTerms(program.Terms);
        InfoNames = [.. program.Terms.Select(static term => RewardedEnvironment.TermPrefix + term), RewardedEnvironment.BuiltInReward, .. task.InfoNames];
        if (InfoNames.Distinct(StringComparer.Ordinal).Count() != InfoNames.Count)
        {
            throw new ArgumentException($"A term of the reward program '{program.Name}' has the name of an info value of the environment: {string.Join(", ", InfoNames)}. Rename the term.", nameof(program));
        }

        _scale = new ActionScale(task.Action);
        _action = new double[task.Action.Size];
    }

    public VectorSpec Observation => _task.Observation;

    public VectorSpec Action => _task.Action;

    public IReadOnlyList<string> InfoNames { get; }

    public int StateSize => _task.StateSize;

    public int PlainStateSize => _task.PlainStateSize;

    public string? FaultReason => _task.FaultReason ?? _fault;

    public void InitializeEpisode(MjData data, ref Rng rng) => _task.InitializeEpisode(data, ref rng);

    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        _scale.Apply(action, _action);
        _task.BeforeStep(data, action);
    }

    public void Observe(MjData data, Span<double> observation) => _task.Observe(data, observation);

    // The task's own reward is computed as well: with it come success and the end of the episode.
    public double Reward(MjData data)
    {
        _fault = null;
        _builtIn = _task.Reward(data);
        _view.Bind(data);
        _terms.Clear();
        _program.Evaluate(_world, _action, _terms);
        if (!double.IsFinite(_terms.Total))
        {
            _fault = Fault();
            return double.NaN;
        }

        return double.IsFinite(_builtIn) ? _terms.Total : double.NaN;
    }

    public bool IsTerminal(MjData data) => _task.IsTerminal(data);

    public void ReadInfo(Span<double> values)
    {
        _terms.Values.CopyTo(values);
        int own = _terms.Values.Length;
        values[own] = _builtIn;
        _task.ReadInfo(values[(own + 1)..]);
    }

    public void GetState(MjData data, Span<double> state) => _task.GetState(data, state);

    public void SetState(MjData data, ReadOnlySpan<double> state) => _task.SetState(data, state);

    public void SetPlainState(MjData data, ReadOnlySpan<double> state) => _task.SetPlainState(data, state);

    private string Fault()
    {
        for (int i = 0; i < _terms.Values.Length; i++)
        {
            if (!double.IsFinite(_terms.Values[i]))
            {
                return $"the term '{_terms.Names[i]}' of the reward program '{_name}' is not finite";
            }
        }

        return $"the sum of the terms of the reward program '{_name}' is not finite";
    }
}
