using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Behaviours;

/// <summary>A body that shall show a behaviour: observed as always, reward 1 in each step in which it is shown, else 0.</summary>
/// <typeparam name="TWorld">What the judge of the behaviour sees.</typeparam>
internal sealed class BehaviourTask<TWorld> : WrappedTask, ITaskView
    where TWorld : class, IWorld
{
    private readonly WorldView _view;
    private readonly TWorld _world;
    private readonly Behaviour<TWorld> _behaviour;
    private readonly bool _fallsEnd;
    private bool _success;

    /// <summary>Makes the task of one world.</summary>
    /// <param name="body">The body's own task, which shows itself as <typeparamref name="TWorld"/>.</param>
    /// <param name="model">The model that it was made for.</param>
    /// <param name="timeStep">Seconds per control step.</param>
    /// <param name="behaviour">The judge, this world's own.</param>
    /// <param name="fallsEnd">Whether an episode terminates where the body's own task does.</param>
    public BehaviourTask(ITask body, MjModel model, double timeStep, Behaviour<TWorld> behaviour, bool fallsEnd)
        : base(body)
    {
        (_behaviour, _fallsEnd) = (behaviour, fallsEnd);
        _view = CreateView(model, timeStep);
        _world = (TWorld)(object)_view;
        InfoNames = [EnvironmentSpec.Success, .. behaviour.Measures];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> InfoNames { get; }

    /// <inheritdoc/>
    public override int StateSize => Inner.StateSize + 1 + _behaviour.Memory.Length;

    /// <inheritdoc/>
    public override int PlainStateSize => StateSize;

    /// <inheritdoc/>
    public WorldView CreateView(MjModel model, double timeStep) => ((ITaskView)Inner).CreateView(model, timeStep);

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        Inner.InitializeEpisode(data, ref rng);
        _view.Bind(data);
        _behaviour.Begin(_world);
        _success = false;
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        _view.Bind(data);
        _success = _behaviour.Step(_world);
        return _success ? 1 : 0;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => _fallsEnd && Inner.IsTerminal(data);

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        values[0] = _success ? 1 : 0;
        _behaviour.Memory.AsSpan(0, _behaviour.Measures.Count).CopyTo(values[1..]);
    }

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        int inner = Inner.StateSize;
        Inner.GetState(data, state[..inner]);
        state[inner] = _success ? 1 : 0;
        _behaviour.Memory.CopyTo(state[(inner + 1)..]);
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state)
    {
        int inner = Inner.StateSize;
        Inner.SetState(data, state[..inner]);
        _success = state[inner] > 0;
        state[(inner + 1)..].CopyTo(_behaviour.Memory);
    }

    /// <inheritdoc/>
    public override void SetPlainState(MjData data, ReadOnlySpan<double> state) => SetState(data, state);
}
