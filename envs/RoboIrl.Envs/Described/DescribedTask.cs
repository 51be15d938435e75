using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>What <see cref="TaskBuilder"/> made of a document for one world.</summary>
internal sealed record TaskParts
{
    public required string Name { get; init; }

    public required VectorSpec Observation { get; init; }

    public required IReadOnlyList<ObservationPart> ObservationParts { get; init; }

    /// <summary>Elements of the observation that never change, as the file says.</summary>
    public required IReadOnlyList<int> ConstantObservations { get; init; }

    public required ActionMap Action { get; init; }

    public required IReadOnlyList<string> InfoNames { get; init; }

    public required IReadOnlyList<WeightedTerm> Reward { get; init; }

    /// <summary>Named values beside the reward's; each has the weight 1.</summary>
    public required IReadOnlyList<WeightedTerm> Info { get; init; }

    public required IReadOnlyList<ConditionNode> Termination { get; init; }

    public required IReadOnlyList<RateMemory> Rates { get; init; }

    public required ResetPlan Reset { get; init; }

    public required StepContext Context { get; init; }
}

/// <summary>A task that a YAML file describes. Serves one world; a step allocates nothing.</summary>
internal sealed class DescribedTask : ITask
{
    private readonly TaskParts _parts;
    private readonly StepContext _context;
    private readonly ObservationPart[] _observation;
    private readonly WeightedTerm[] _reward;
    private readonly ConditionNode[] _termination;
    private readonly WeightedTerm[] _told;
    private readonly RateMemory[] _rates;
    private readonly double[] _info;
    private readonly double[] _observed;
    private bool _isTerminal;
    private bool _isRestored;

    public DescribedTask(TaskParts parts)
    {
        _parts = parts;
        _context = parts.Context;
        _observation = [.. parts.ObservationParts];
        _reward = [.. parts.Reward];
        _termination = [.. parts.Termination];
        _told = [.. parts.Info];
        _rates = [.. parts.Rates];
        _info = new double[parts.InfoNames.Count];
        _observed = new double[parts.Observation.Size];
        StateSize = 1 + (2 * _context.Action.Length) + _rates.Sum(r => r.StateSize) + _observed.Length;
    }

    public VectorSpec Observation => _parts.Observation;

    public VectorSpec Action => _parts.Action.Spec;

    public IReadOnlyList<string> InfoNames => _parts.InfoNames;

    /// <summary>Elements of the observation that never change, as the file says.</summary>
    public IReadOnlyList<int> ConstantObservations => _parts.ConstantObservations;

    public int StateSize { get; }

    public string? FaultReason => _context.Fault is { } fault ? $"{fault.Position}: {_context.DescribeFault()}" : null;

    public void InitializeEpisode(MjData data, ref Rng rng)
    {
        _parts.Reset.Apply(data, ref rng);
        Array.Clear(_context.Action);
        Array.Clear(_context.PreviousAction);
        Array.Clear(_info);
        _context.IsFresh = true;
        _isRestored = false;
        _isTerminal = false;
    }

    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        double[] now = _context.Action;
        now.CopyTo(_context.PreviousAction, 0);
        for (int i = 0; i < now.Length; i++)
        {
            now[i] = action[i];
        }

        _parts.Action.Apply(data, now);
        foreach (RateMemory rate in _rates)
        {
            rate.Shift();
        }

        _context.IsFresh = false;
        _isRestored = false;
    }

    public void Observe(MjData data, Span<double> observation)
    {
        if (_isRestored)
        {
            // The engine's results were computed anew for the restored state; what was seen in it is what the last step had left.
            _observed.CopyTo(observation);
            return;
        }

        _context.Begin(data);
        foreach (RateMemory rate in _rates)
        {
            rate.Update(_context);
        }

        foreach (ObservationPart part in _observation)
        {
            part.Write(_context, observation);
        }

        if (_context.Fault is not null)
        {
            FailObservation(observation);
        }

        observation.CopyTo(_observed);
    }

    public double Reward(MjData data)
    {
        double total = 0;
        for (int i = 0; i < _reward.Length; i++)
        {
            WeightedTerm term = _reward[i];
            double value = term.Evaluate(_context);
            _info[i] = value;
            total += value;
            if (!FloatRange.Holds(total))
            {
                _context.Report(term.Origin, total);
            }
        }

        for (int i = 0; i < _told.Length; i++)
        {
            _info[_reward.Length + i] = _told[i].Evaluate(_context);
        }

        _isTerminal = false;
        foreach (ConditionNode condition in _termination)
        {
            _isTerminal |= condition.Evaluate(_context);
        }

        // A failed operation may have been swallowed, by a comparison for one: the step fails all the same.
        return _context.Fault is null ? total : double.NaN;
    }

    public bool IsTerminal(MjData data) => _isTerminal;

    public void ReadInfo(Span<double> values) => _info.CopyTo(values);

    public void GetState(MjData data, Span<double> state)
    {
        int size = _context.Action.Length;
        state[0] = _context.IsFresh ? 1 : 0;
        _context.Action.CopyTo(state[1..]);
        _context.PreviousAction.CopyTo(state[(1 + size)..]);
        Span<double> rest = state[(1 + (2 * size))..];
        foreach (RateMemory rate in _rates)
        {
            rate.Save(rest);
            rest = rest[rate.StateSize..];
        }

        _observed.CopyTo(rest);
    }

    public void SetState(MjData data, ReadOnlySpan<double> state)
    {
        int size = _context.Action.Length;
        _context.IsFresh = state[0] != 0;
        state.Slice(1, size).CopyTo(_context.Action);
        state.Slice(1 + size, size).CopyTo(_context.PreviousAction);
        ReadOnlySpan<double> rest = state[(1 + (2 * size))..];
        foreach (RateMemory rate in _rates)
        {
            rate.Load(rest);
            rest = rest[rate.StateSize..];
        }

        rest[.._observed.Length].CopyTo(_observed);
        _isRestored = true;
    }

    private void FailObservation(Span<double> observation)
    {
        if (_context.IsFresh)
        {
            // There is no step to take back: the episode cannot even begin.
            throw new InvalidDataException($"{FaultReason} (at the start of an episode of {_parts.Name})");
        }

        observation[0] = double.NaN;
    }
}
