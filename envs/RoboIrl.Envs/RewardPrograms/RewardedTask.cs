using System.Globalization;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>A task whose reward is computed by a program; everything else stays, success and the end of an episode among it.</summary>
/// <remarks>
/// Info: the program's terms, each as <c>term_NAME</c>, then the reward that the task itself would have given as
/// <c>builtin_reward</c>, then what the task has. The program sees none of these. A <see cref="RewardProgramException"/>, a term, or their
/// sum, that is not finite or larger than <see cref="RewardContract.LargestReward"/> is a fault, as physics that fails is: it ends the
/// episode, and too many end the run.
/// </remarks>
/// <typeparam name="TWorld">What the program sees.</typeparam>
internal sealed class RewardedTask<TWorld> : WrappedTask
    where TWorld : class, IWorld
{
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
        : base(task)
    {
        (_view, _world, _name) = (view, world, program.Name);
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

    /// <inheritdoc/>
    public override IReadOnlyList<string> InfoNames { get; }

    /// <inheritdoc/>
    public override string? FaultReason => Inner.FaultReason ?? _fault;

    /// <inheritdoc/>
    public override void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        _scale.Apply(action, _action);
        Inner.BeforeStep(data, action);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        _fault = null;
        _builtIn = Inner.Reward(data); // with it come success and the end of the episode
        _view.Bind(data);
        _terms.Clear();
        try
        {
            _program.Evaluate(_world, _action, _terms);
        }
        catch (RewardProgramException e)
        {
            _fault = $"the reward program '{_name}' {e.Message}";
        }

        _fault ??= IsSound() ? null : Fault();
        return _fault is null && double.IsFinite(_builtIn) ? _terms.Total : double.NaN;
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        _terms.Values.CopyTo(values);
        int own = _terms.Values.Length;
        values[own] = _builtIn;
        Inner.ReadInfo(values[(own + 1)..]);
    }

    private bool IsSound()
    {
        bool sound = IsSound(_terms.Total);
        foreach (double value in _terms.Values)
        {
            sound &= IsSound(value); // the sum may hide terms that cancel
        }

        return sound;
    }

    private static bool IsSound(double value) => Math.Abs(value) <= RewardContract.LargestReward;

    private string Fault()
    {
        for (int i = 0; i < _terms.Values.Length; i++)
        {
            if (!IsSound(_terms.Values[i]))
            {
                return $"the term '{_terms.Names[i]}' of the reward program '{_name}' is {WrongOf(_terms.Values[i])}";
            }
        }

        return $"the sum of the terms of the reward program '{_name}' is {WrongOf(_terms.Total)}";
    }

    private static string WrongOf(double value) => double.IsFinite(value)
        ? string.Create(CultureInfo.InvariantCulture, $"{value:G4}; {RewardContract.LargestReward:G4} is the largest magnitude")
        : "not finite";
}
