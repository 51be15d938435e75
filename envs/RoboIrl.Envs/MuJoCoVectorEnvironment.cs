using RoboIrl.Core.Environments;
using RoboIrl.Core.Threading;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>N worlds, of one model or of the tasks of a benchmark in turn, stepped by a persistent team of workers, with same-step automatic reset.</summary>
/// <remarks>
/// In <see cref="Step"/> a worker first takes the rows of its own block and then whatever rows the others have not begun,
/// so that one slow world does not hold up the step; results do not depend on who stepped a row.
/// A trainer that wants no barrier at all uses <see cref="StepRows"/> from its own threads.
/// </remarks>
public sealed class MuJoCoVectorEnvironment : IVectorEnvironment, IStateResettable, IFinalStates, IEpisodeStarts
{
    private readonly WorldSet _set;
    private readonly MuJoCoEnvironment[] _worlds;
    private readonly double[][] _observation;
    private readonly double[][] _finalPhysics;

    // Of the step that ended a row's last episode: by the time it is asked for, the world stands in the next one.
    private readonly double[][] _endedInfo;
    private readonly bool[] _hasEnded;
    private readonly WorkerTeam _team;
    private readonly Action<int> _stepClaimedRows;
    private readonly int[] _claims;
    private readonly Lock _faultLock = new();
    private readonly int _observationSize;
    private readonly int _actionSize;

    // The team's rows land here: a worker cannot hold the caller's spans.
    private readonly float[] _actions;
    private readonly float[] _observations;
    private readonly float[] _finalObservations;
    private readonly float[] _rewards;
    private readonly EpisodeEnd[] _ends;
    private int _round;

    /// <summary>Compiles each model once and makes the worlds; call <see cref="Reset"/> before stepping.</summary>
    /// <param name="definition">Model, task and timing.</param>
    /// <param name="count">N, at least 1.</param>
    /// <param name="workers">Threads of <see cref="Step"/>, the caller included, at least 1; more than N are not used.</param>
    /// <exception cref="MuJoCoException">The model does not compile.</exception>
    public MuJoCoVectorEnvironment(EnvironmentDefinition definition, int count, int workers = 1)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _set = new WorldSet(definition, count);
        _worlds = _set.ToArray();
        Spec = _set.Spec;
        _observation = [.. _worlds.Select(static world => new double[world.Spec.Observation.Size])];
        _finalPhysics = [.. _worlds.Select(static world => new double[world.Model.StateSize])];
        _endedInfo = [.. _worlds.Select(static world => new double[world.Spec.InfoNames.Count])];
        _hasEnded = new bool[count];
        foreach (MuJoCoEnvironment world in _worlds)
        {
            world.Faulted += OnFaulted;
        }

        StateSize = _worlds.Max(static world => world.StateSize);
        RecordedStateSize = _worlds.DistinctBy(static world => world.Definition.Id).Count() == 1 ? _worlds[0].PlainStateSize : null;
        _observationSize = Spec.Observation.Size;
        _actionSize = Spec.Action.Size;
        _team = new WorkerTeam(Math.Min(workers, count));
        _stepClaimedRows = StepClaimedRows;
        _claims = new int[count];
        _actions = new float[count * _actionSize];
        _observations = new float[count * _observationSize];
        _finalObservations = new float[count * _observationSize];
        _rewards = new float[count];
        _ends = new EpisodeEnd[count];
    }

    /// <summary>Called with the state and action of a step on which a world's physics failed; one call at a time, on the thread that stepped the world.</summary>
    public event Action<NumericFault>? Faulted;

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <inheritdoc/>
    public int Count => _worlds.Length;

    /// <summary>The compiled model, with several tasks that of the first; all worlds of a task share one unless <see cref="EnvironmentDefinition.OwnsModel"/>.</summary>
    public MjModel Model => _worlds[0].Model;

    /// <inheritdoc/>
    public long NumericFaults
    {
        get
        {
            long sum = 0;
            foreach (MuJoCoEnvironment world in _worlds)
            {
                sum += world.NumericFaults;
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public long NumericFaultsOf(int row) => _worlds[row].NumericFaults;

    /// <inheritdoc/>
    public int StateSize { get; }

    /// <inheritdoc/>
    public int? RecordedStateSize { get; }

    /// <summary>One world, for drawing and inspection. The vector environment keeps owning it.</summary>
    /// <param name="row">0 .. N-1.</param>
    public MuJoCoEnvironment World(int row) => _worlds[row];

    /// <inheritdoc/>
    public void Reset(ulong seed, Span<float> observations)
    {
        CheckLength(observations.Length, Count * _observationSize, nameof(observations));
        Array.Clear(_hasEnded);
        for (int i = 0; i < _worlds.Length; i++)
        {
            _worlds[i].Seed(seed, (ulong)i);
            _worlds[i].Reset(_observation[i]);
            Round(_observation[i], observations.Slice(i * _observationSize, _observationSize));
        }
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<float> actions, StepBatch results)
    {
        if (_team.Count == 1)
        {
            StepRows(0, Count, actions, results);
            return;
        }

        CheckShapes(Count, actions, results);
        actions.CopyTo(_actions);
        _round++;
        _team.Run(_stepClaimedRows);
        _observations.CopyTo(results.Observations);
        _finalObservations.CopyTo(results.FinalObservations);
        _rewards.CopyTo(results.Rewards);
        _ends.CopyTo(results.Ends);
    }

    /// <inheritdoc/>
    public void StepRows(int start, int count, ReadOnlySpan<float> actions, StepBatch results)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, Count, nameof(count));
        CheckShapes(count, actions, results);
        for (int i = 0; i < count; i++)
        {
            StepRow(start + i, i, actions, results);
        }
    }

    /// <inheritdoc/>
    public void ReadInfo(int row, Span<double> values)
    {
        if (_hasEnded[row])
        {
            _endedInfo[row].CopyTo(values);
        }
        else
        {
            _worlds[row].ReadInfo(values);
        }
    }

    /// <inheritdoc/>
    public void GetState(int index, Span<double> state)
    {
        CheckLength(state.Length, StateSize, nameof(state));
        int own = _worlds[index].StateSize;
        _worlds[index].GetState(state[..own]);
        state[own..].Clear(); // where another task's state is larger
    }

    /// <inheritdoc/>
    public void ResetTo(int index, ReadOnlySpan<double> state, Span<float> observation)
    {
        CheckLength(state.Length, StateSize, nameof(state));
        _worlds[index].SetState(state[.._worlds[index].StateSize], _observation[index]);
        _hasEnded[index] = false;
        Round(_observation[index], observation);
    }

    /// <inheritdoc/>
    public void BeginFrom(int index, ReadOnlySpan<double> state, int mostSteps, Span<float> observation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSteps, 1);
        CheckLength(state.Length, RecordedStateSize ?? throw new NotSupportedException($"The worlds of '{Spec.Id}' have different tasks; a recorded state belongs to one."), nameof(state));
        _worlds[index].BeginFrom(state, mostSteps, _observation[index]);
        Round(_observation[index], observation);
    }

    /// <inheritdoc/>
    public void GetFinalPhysics(int index, Span<double> physics) => _finalPhysics[index].CopyTo(physics);

    /// <summary>Ends the workers and frees worlds and model.</summary>
    public void Dispose()
    {
        _team.Dispose();
        _set.Dispose();
    }

    private void StepClaimedRows(int worker)
    {
        StepBatch results = new() { Observations = _observations, FinalObservations = _finalObservations, Rewards = _rewards, Ends = _ends };
        int first = _team.RowsOf(worker, Count).Start;
        for (int i = 0; i < Count; i++)
        {
            int row = first + i < Count ? first + i : first + i - Count;
            if (Volatile.Read(ref _claims[row]) != _round && Interlocked.Exchange(ref _claims[row], _round) != _round)
            {
                StepRow(row, row, _actions, results);
            }
        }
    }

    private void StepRow(int row, int at, ReadOnlySpan<float> actions, StepBatch results)
    {
        MuJoCoEnvironment world = _worlds[row];
        double[] observation = _observation[row];
        StepResult result = world.Step(actions.Slice(at * _actionSize, _actionSize), observation);
        results.Rewards[at] = (float)result.Reward;
        results.Ends[at] = result.End;

        Span<float> final = results.FinalObservations.Slice(at * _observationSize, _observationSize);
        Span<float> next = results.Observations.Slice(at * _observationSize, _observationSize);
        Round(observation, final);
        _hasEnded[row] = result.End != EpisodeEnd.None;
        if (!_hasEnded[row])
        {
            final.CopyTo(next);
            return;
        }

        world.GetShownPhysics(_finalPhysics[row]);
        world.ReadInfo(_endedInfo[row]);
        world.Reset(observation);
        Round(observation, next);
    }

    private void OnFaulted(NumericFault fault)
    {
        lock (_faultLock)
        {
            Faulted?.Invoke(fault);
        }
    }

    private void CheckShapes(int rows, ReadOnlySpan<float> actions, StepBatch results)
    {
        CheckLength(actions.Length, rows * _actionSize, nameof(actions));
        CheckLength(results.Observations.Length, rows * _observationSize, nameof(StepBatch.Observations));
        CheckLength(results.FinalObservations.Length, rows * _observationSize, nameof(StepBatch.FinalObservations));
        CheckLength(results.Rewards.Length, rows, nameof(StepBatch.Rewards));
        CheckLength(results.Ends.Length, rows, nameof(StepBatch.Ends));
    }

    private void CheckLength(int given, int expected, string name)
    {
        if (given != expected)
        {
            throw new ArgumentException($"{Spec.Id}: {name} has {given} elements, expected {expected} ({Count} worlds, observation {_observationSize}, action {_actionSize}).", name);
        }
    }

    private static void Round(double[] from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = (float)from[i];
        }
    }
}
