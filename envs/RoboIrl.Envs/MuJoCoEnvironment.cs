using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>One world: a model, a task and the loop around them.</summary>
/// <remarks>
/// A control step is: action to controls, the physics as <see cref="EnvironmentDefinition.Stepping"/> says, observation, reward, end.
/// One thread at a time. A step allocates nothing unless the physics fails.
/// </remarks>
public sealed class MuJoCoEnvironment : IDisposable
{
    // A state is the physics, the task's own state, the episode's step count and the random stream (8 x 32 bits, exact in doubles).
    private const int BookkeepingSize = 1 + RngWords;
    private const int RngWords = 8;

    private readonly IPhysicsLoop _physics;
    private readonly int _world;
    private readonly double[] _stateBefore;
    private readonly float[] _action;
    private readonly bool _ownsModel;
    private Rng _rng;
    private bool _lastStepFailed;

    /// <summary>Makes a world; call <see cref="Seed"/> and <see cref="Reset"/> before stepping.</summary>
    /// <param name="definition">Task, timing and names.</param>
    /// <param name="model">The compiled model; worlds may share it while nobody writes to it.</param>
    /// <param name="world">Row of the world, for fault reports.</param>
    /// <param name="ownsModel">Whether <see cref="Dispose"/> also disposes the model.</param>
    public MuJoCoEnvironment(EnvironmentDefinition definition, MjModel model, int world = 0, bool ownsModel = false)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(definition.FrameSkip, 1, nameof(definition));
        ArgumentOutOfRangeException.ThrowIfLessThan(definition.MaxEpisodeSteps, 1, nameof(definition));
        Definition = definition;
        Model = model;
        Task = definition.CreateTask(model);
        Data = new MjData(model);
        Spec = new EnvironmentSpec(
            definition.Id, Task.Observation, Task.Action, definition.MaxEpisodeSteps, model.Timestep * definition.FrameSkip, Task.InfoNames);
        _physics = definition.Stepping == SteppingMode.FreshDerived ? new FreshStepLoop(Data, definition.FrameSkip) : new WholeStepLoop(Data, definition.FrameSkip);
        _world = world;
        _ownsModel = ownsModel;
        _stateBefore = new double[StateSize];
        _action = new float[Task.Action.Size];
        _rng = new Rng(0, (ulong)world);
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
    public int StateSize => _physics.StateSize + Task.StateSize + BookkeepingSize;

    /// <summary>Chooses the random stream of all coming episodes.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="stream">Stream of that seed, for example the row of the world.</param>
    public void Seed(ulong seed, ulong stream) => _rng = new Rng(seed, stream);

    /// <summary>Starts an episode.</summary>
    /// <param name="observation">[O] the first observation.</param>
    public void Reset(Span<double> observation)
    {
        _physics.Clear();
        Task.InitializeEpisode(Data, ref _rng);
        _physics.Begin();
        EpisodeSteps = 0;
        Task.Observe(Data, observation);
    }

    /// <summary>Takes one control step. The caller resets when it ended the episode.</summary>
    /// <param name="action">[A]; not clipped here: the engine clamps what it applies, and the control cost sees the raw action.</param>
    /// <param name="observation">[O] the observation after the step; after a numeric fault the one before it.</param>
    public StepResult Step(ReadOnlySpan<float> action, Span<double> observation)
    {
        action.CopyTo(_action);
        GetState(_stateBefore);
        Task.BeforeStep(Data, action);
        return Advance(observation);
    }

    /// <summary>As <see cref="Step"/>, with the engine's controls given in double precision, for example from a recording.</summary>
    /// <param name="controls">[nu] written to the engine after the task saw them rounded to float.</param>
    /// <param name="observation">[O] the observation after the step.</param>
    public StepResult StepWithControls(ReadOnlySpan<double> controls, Span<double> observation)
    {
        for (int i = 0; i < _action.Length; i++)
        {
            _action[i] = (float)controls[i];
        }

        GetState(_stateBefore);
        Task.BeforeStep(Data, _action);
        controls.CopyTo(Data.Ctrl);
        return Advance(observation);
    }

    /// <summary>Copies the last step's named values; like the reward they are 0 where the physics failed.</summary>
    /// <param name="values">[K]</param>
    public void ReadInfo(Span<double> values)
    {
        if (_lastStepFailed)
        {
            values.Clear();
            return;
        }

        Task.ReadInfo(values);
    }

    /// <summary>Copies out everything that the future depends on.</summary>
    /// <param name="state">[StateSize]</param>
    public void GetState(Span<double> state)
    {
        _physics.GetState(state[.._physics.StateSize]);
        Span<double> rest = state[_physics.StateSize..];
        Task.GetState(Data, rest[..Task.StateSize]);
        WriteBookkeeping(rest[Task.StateSize..]);
    }

    /// <summary>Restores a state; stepping on gives the same bits as never having left it.</summary>
    /// <param name="state">[StateSize] from <see cref="GetState"/> of the same environment.</param>
    /// <param name="observation">[O] what is observed in that state.</param>
    public void SetState(ReadOnlySpan<double> state, Span<double> observation)
    {
        RestoreWorld(state);
        ReadBookkeeping(state[(_physics.StateSize + Task.StateSize)..]);
        Task.Observe(Data, observation);
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

    private StepResult Advance(Span<double> observation)
    {
        _physics.Step();
        Task.Observe(Data, observation);
        double reward = Task.Reward(Data);
        _lastStepFailed = Data.NumericWarnings > 0 || !AllFinite(observation, reward);
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
        Faulted?.Invoke(new NumericFault(Spec.Id, _world, EpisodeSteps, FaultReason(), [.. _stateBefore], [.. _action]));
        EpisodeSteps++;
        Data.Reset();
        RestoreWorld(_stateBefore);
        Task.Observe(Data, observation);
        if (!AllFinite(observation, 0))
        {
            observation.Clear();
        }

        // Nothing that is not finite may stay behind in the engine's scratch memory.
        Data.Reset();
        return new StepResult(0, EpisodeEnd.Truncated);
    }

    private string FaultReason()
    {
        foreach (MjWarning warning in (ReadOnlySpan<MjWarning>)[MjWarning.BadPosition, MjWarning.BadVelocity, MjWarning.BadAcceleration, MjWarning.BadControl])
        {
            if (Data.Warnings(warning) > 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"MuJoCo warning {warning} at element {Data.WarningInfo(warning)}");
            }
        }

        return Task.FaultReason ?? "the observation or the reward is not finite";
    }

    private void RestoreWorld(ReadOnlySpan<double> state)
    {
        _physics.SetState(state[.._physics.StateSize]);
        Task.SetState(Data, state.Slice(_physics.StateSize, Task.StateSize));
    }

    private void WriteBookkeeping(Span<double> values)
    {
        values[0] = EpisodeSteps;
        (ulong s0, ulong s1, ulong s2, ulong s3) = _rng.State;
        SplitWord(s0, values[1..]);
        SplitWord(s1, values[3..]);
        SplitWord(s2, values[5..]);
        SplitWord(s3, values[7..]);
    }

    private void ReadBookkeeping(ReadOnlySpan<double> values)
    {
        EpisodeSteps = (int)values[0];
        _rng = Rng.FromState((JoinWord(values[1..]), JoinWord(values[3..]), JoinWord(values[5..]), JoinWord(values[7..])));
    }

    // Half a word is exact as a number; a whole one written bit by bit could be a NaN that no comparison survives.
    private static void SplitWord(ulong word, Span<double> halves)
    {
        halves[0] = (uint)word;
        halves[1] = (uint)(word >> 32);
    }

    private static ulong JoinWord(ReadOnlySpan<double> halves) => (uint)halves[0] | ((ulong)(uint)halves[1] << 32);

    private static bool AllFinite(ReadOnlySpan<double> values, double last)
    {
        bool finite = double.IsFinite(last);
        foreach (double value in values)
        {
            finite &= double.IsFinite(value);
        }

        return finite;
    }
}
