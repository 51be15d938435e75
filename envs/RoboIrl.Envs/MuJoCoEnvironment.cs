using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Randomization;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>One world: a model, a task and the loop around them.</summary>
/// <remarks>
/// A control step is: action to controls, the physics as <see cref="EnvironmentDefinition.Stepping"/> says, observation, reward, end.
/// One thread at a time. A step allocates nothing unless the physics fails.
/// </remarks>
public sealed class MuJoCoEnvironment : IDisposable
{
    // Who does not reset may step on after the end of an episode; a count beyond this is no count.
    private const int MostSteps = 1 << 30;
    private readonly IPhysicsLoop _physics;
    private readonly int _world;
    private readonly StateRing _past;
    private readonly IModelVariation? _variation;
    private readonly bool _ownsModel;
    private Rng _rng;
    private bool _lastStepFailed;
    private bool _lastStateIsBroken;

    /// <summary>Makes a world; call <see cref="Seed"/> and <see cref="Reset"/> before stepping.</summary>
    /// <param name="definition">Task, timing and names.</param>
    /// <param name="model">The compiled model; worlds may share it while nobody writes to it.</param>
    /// <param name="world">Row of the world, for fault reports.</param>
    /// <param name="ownsModel">Whether <see cref="Dispose"/> also disposes the model.</param>
    /// <param name="worlds">Worlds that live together, at least 1: the more there are, the fewer past states each keeps for fault reports.</param>
    public MuJoCoEnvironment(EnvironmentDefinition definition, MjModel model, int world = 0, bool ownsModel = false, int worlds = 1)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(worlds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(definition.FrameSkip, 1, nameof(definition));
        ArgumentOutOfRangeException.ThrowIfLessThan(definition.MaxEpisodeSteps, 1, nameof(definition));
        Definition = definition;
        Model = model;
        Task = definition.CreateWorldTask(model);
        _variation = Task as IModelVariation;
        Data = new MjData(model);
        Spec = new EnvironmentSpec(
            definition.Id, Task.Observation, Task.Action, definition.MaxEpisodeSteps, model.Timestep * definition.FrameSkip, Task.InfoNames)
        {
            DrawColumns = _variation is null ? [] : [.. Enumerable.Range(_variation.DrawsAt, _variation.DrawNames.Count)],
        };
        _physics = definition.Stepping == SteppingMode.FreshDerived ? new FreshStepLoop(Data, definition.FrameSkip) : new WholeStepLoop(Data, definition.FrameSkip);
        _world = world;
        _ownsModel = ownsModel;
        _past = new StateRing(StateRing.CapacityFor(worlds, StateSize, Task.Action.Size), StateSize, Task.Action.Size);
        _rng = new Rng(0, (ulong)world);
    }

    /// <summary>Makes a world that owns its model; the model is freed where the world cannot be made.</summary>
    /// <param name="definition">Task, timing and names.</param>
    /// <param name="model">The compiled model, owned from now on.</param>
    /// <param name="world">Row of the world.</param>
    /// <param name="worlds">Worlds that live together.</param>
    internal static MuJoCoEnvironment Own(EnvironmentDefinition definition, MjModel model, int world = 0, int worlds = 1)
    {
        try
        {
            return new MuJoCoEnvironment(definition, model, world, ownsModel: true, worlds);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Called with the state and the action of a step on which the physics failed, before the episode is truncated.</summary>
    public event Action<NumericFault>? Faulted;

    /// <summary>What the environment was made from.</summary>
    public EnvironmentDefinition Definition { get; }

    /// <summary>Shapes, bounds and limits.</summary>
    public EnvironmentSpec Spec { get; }

    /// <summary>The compiled model.</summary>
    public MjModel Model { get; }

    /// <summary>The engine's state of this world.</summary>
    public MjData Data { get; }

    /// <summary>The task of this world.</summary>
    public ITask Task { get; }

    /// <summary>Control steps since the episode started.</summary>
    public int EpisodeSteps { get; private set; }

    /// <summary>Steps on which the physics failed, since the world was made.</summary>
    public long NumericFaults { get; private set; }

    /// <summary>Number of doubles in a state.</summary>
    public int StateSize => _physics.StateSize + Task.StateSize + StateBookkeeping.Size;

    /// <summary>Most past states that a fault report of this world holds.</summary>
    internal int KeptStates => _past.Capacity;

    /// <summary>As <see cref="StateSize"/>, of this environment without randomization.</summary>
    public int PlainStateSize => _physics.StateSize + Task.PlainStateSize + StateBookkeeping.Size;

    /// <summary>Chooses the random stream of all coming episodes.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="stream">Stream of that seed, for example the row of the world.</param>
    public void Seed(ulong seed, ulong stream) => _rng = new Rng(seed, stream);

    /// <summary>Starts an episode.</summary>
    /// <param name="observation">[O] the first observation.</param>
    /// <exception cref="InvalidDataException">The first observation is not finite in single precision: there is no step to take back.</exception>
    public void Reset(Span<double> observation)
    {
        DrawEpisode();
        _physics.Begin();
        EpisodeSteps = 0;
        _past.Clear();
        Task.Observe(Data, observation);
        PhysicsFault.CheckStart(observation, Spec);
    }

    /// <summary>Takes one control step. The caller resets when it ended the episode.</summary>
    /// <param name="action">[A]; not clipped here: the engine clamps what it applies, and the control cost sees the raw action.</param>
    /// <param name="observation">[O] the observation after the step; after a numeric fault the one before it.</param>
    public StepResult Step(ReadOnlySpan<float> action, Span<double> observation)
    {
        _past.Advance();
        action.CopyTo(_past.Action);
        GetState(_past.State);
        Task.BeforeStep(Data, action);
        return Advance(observation);
    }

    /// <summary>As <see cref="Step"/>, with the engine's controls given in double precision, for example from a recording.</summary>
    /// <param name="controls">[nu] written to the engine after the task saw them rounded to float.</param>
    /// <param name="observation">[O] the observation after the step.</param>
    public StepResult StepWithControls(ReadOnlySpan<double> controls, Span<double> observation)
    {
        _past.Advance();
        Span<float> action = _past.Action;
        for (int i = 0; i < action.Length; i++)
        {
            action[i] = (float)controls[i];
        }

        GetState(_past.State);
        Task.BeforeStep(Data, action);
        controls.CopyTo(Data.Ctrl);
        return Advance(observation);
    }

    /// <summary>
    /// Copies the last step's named values; like the reward they are 0 where the physics failed, but for what was drawn for the
    /// whole episode. Call it before the next reset.
    /// </summary>
    /// <param name="values">[K]</param>
    public void ReadInfo(Span<double> values)
    {
        if (_lastStepFailed)
        {
            values.Clear();
            _variation?.ReadDraw(values.Slice(_variation.DrawsAt, _variation.DrawNames.Count));
            return;
        }

        Task.ReadInfo(values);
    }

    /// <summary>
    /// Copies the physics that the last step's observation shows: the state after the step, or before it where the physics failed
    /// (the start position where that state was broken too, by whoever wrote it). Call it before the next reset.
    /// </summary>
    /// <param name="physics">[P] the engine's state, <see cref="MjModel.StateSize"/> doubles.</param>
    public void GetShownPhysics(Span<double> physics)
    {
        if (_lastStepFailed && !_lastStateIsBroken)
        {
            _past.State[..Model.StateSize].CopyTo(physics);
            return;
        }

        Data.GetState(physics);
    }

    /// <summary>Copies out everything that the future depends on.</summary>
    /// <param name="state">[StateSize]</param>
    public void GetState(Span<double> state)
    {
        _physics.GetState(state[.._physics.StateSize]);
        Span<double> rest = state[_physics.StateSize..];
        Task.GetState(Data, rest[..Task.StateSize]);
        StateBookkeeping.Write(rest[Task.StateSize..], EpisodeSteps, _rng);
    }

    /// <summary>Restores a state; stepping on gives the same bits as never having left it.</summary>
    /// <param name="state">[StateSize] from <see cref="GetState"/> of the same environment.</param>
    /// <param name="observation">[O] what is observed in that state.</param>
    /// <exception cref="InvalidDataException">Its step count is none of this environment; the world is as it was.</exception>
    public void SetState(ReadOnlySpan<double> state, Span<double> observation)
    {
        ReadOnlySpan<double> bookkeeping = state[(_physics.StateSize + Task.StateSize)..];
        int steps = StateBookkeeping.ReadSteps(bookkeeping, MostSteps, Spec);
        RestoreWorld(state);
        EpisodeSteps = steps;
        _rng = StateBookkeeping.ReadRng(bookkeeping);
        _past.Clear();
        Task.Observe(Data, observation);
    }

    /// <summary>
    /// Starts an episode where a recorded one was. The world keeps its random stream and, if it is randomized, draws as at any
    /// start; the rest of the recorded episode's time is left.
    /// </summary>
    /// <param name="state">[PlainStateSize] recorded in this environment without randomization.</param>
    /// <param name="mostSteps">The episode is truncated after so many steps, or earlier where less of its time is left; at least 1.</param>
    /// <param name="observation">[O] the first observation.</param>
    /// <exception cref="InvalidDataException">
    /// Its step count is none with which a step of this environment begins, and the world is as it was; or the first observation is
    /// not finite in single precision.
    /// </exception>
    public void BeginFrom(ReadOnlySpan<double> state, int mostSteps, Span<double> observation)
    {
        int steps = StateBookkeeping.ReadSteps(state[(_physics.StateSize + Task.PlainStateSize)..], Spec.MaxEpisodeSteps - 1, Spec);
        DrawEpisode();
        _physics.SetState(state[.._physics.StateSize]);
        Task.SetPlainState(Data, state.Slice(_physics.StateSize, Task.PlainStateSize));
        EpisodeSteps = Math.Max(steps, (int)Math.Max(0, Spec.MaxEpisodeSteps - (long)mostSteps));
        _past.Clear();
        Task.Observe(Data, observation);
        PhysicsFault.CheckStart(observation, Spec);
    }

    /// <summary>Frees the world, and the model where it is owned.</summary>
    public void Dispose()
    {
        Data.Dispose();
        if (_ownsModel)
        {
            Model.Dispose();
        }
    }

    private void DrawEpisode()
    {
        _variation?.DrawModel(Data, ref _rng);
        _physics.Clear();
        Task.InitializeEpisode(Data, ref _rng);
    }

    private StepResult Advance(Span<double> observation)
    {
        _physics.Step();
        Task.Observe(Data, observation);

        // A reward is not asked for what is no state: its formula may refuse it.
        bool sound = Data.NumericWarnings == 0 && FloatRange.Holds(observation);
        double reward = sound ? Task.Reward(Data) : double.NaN;
        _lastStepFailed = !FloatRange.Holds(reward);
        if (_lastStepFailed)
        {
            return Fault(observation);
        }

        EpisodeSteps++;
        EpisodeEnd end = Task.IsTerminal(Data) ? EpisodeEnd.Terminated : EpisodeEnd.None;
        return new StepResult(reward, EpisodeSteps >= Spec.MaxEpisodeSteps ? end | EpisodeEnd.Truncated : end);
    }

    // The engine has reset itself by now (or holds NaN): report the state before the step and end the episode with what was seen there.
    private StepResult Fault(Span<double> observation)
    {
        NumericFaults++;
        Faulted?.Invoke(new NumericFault(Spec.Id, _world, EpisodeSteps, PhysicsFault.ReasonOf(Data, Task), _past.CopyStates(), _past.CopyActions()));
        EpisodeSteps++;
        Data.Reset();
        RestoreWorld(_past.State);
        Task.Observe(Data, observation);
        bool shown = FloatRange.Holds(observation);
        _lastStateIsBroken = !shown || !PhysicsFault.AllFinite(_past.State[..Model.StateSize]);
        if (!shown)
        {
            observation.Clear();
        }

        // Nothing that is not finite may stay behind in the engine's scratch memory.
        Data.Reset();
        return new StepResult(0, EpisodeEnd.Truncated);
    }

    private void RestoreWorld(ReadOnlySpan<double> state)
    {
        ReadOnlySpan<double> own = state.Slice(_physics.StateSize, Task.StateSize);
        _variation?.RestoreModel(Data, own);
        _physics.SetState(state[.._physics.StateSize]);
        Task.SetState(Data, own);
    }
}
