using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Imitation;

/// <summary>Worlds whose episodes start, with a probability alpha, in a state that an expert was in, and otherwise as ever.</summary>
/// <remarks>
/// Swamy et al. 2023, "Inverse reinforcement learning without reinforcement learning": the learner need not find the states that
/// matter, it is put there. An episode that starts at the expert's time t has the time that was left then. Each world draws from a
/// stream of its own, which is part of its state.
/// </remarks>
public sealed class ExpertResets : IVectorEnvironment, IStateResettable
{
    // Apart from the streams of the worlds and of the acting noise.
    private const ulong Streams = 1UL << 34;
    private readonly IVectorEnvironment _worlds;
    private readonly IStateResettable _states;
    private readonly IEpisodeStarts _starts;
    private readonly Demonstrations _expert;
    private readonly int _mostSteps;
    private readonly Rng[] _draws;

    /// <summary>Wraps worlds.</summary>
    /// <param name="worlds">Owned by the caller; they must restore states exactly.</param>
    /// <param name="expert">Where episodes may start; owned by the caller.</param>
    /// <param name="alpha">Probability of an expert's state, in [0, 1].</param>
    /// <param name="mostSteps">Steps after which an episode that started so is truncated at the latest; at least 1.</param>
    /// <exception cref="UnsuitableEnvironmentException">The recorded states are not of these worlds.</exception>
    public ExpertResets(IVectorEnvironment worlds, Demonstrations expert, double alpha, int mostSteps = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(worlds);
        ArgumentNullException.ThrowIfNull(expert);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSteps, 1);
        if (worlds is not (IStateResettable states and IEpisodeStarts starts))
        {
            throw new UnsuitableEnvironmentException($"'{worlds.Spec.Id}' cannot start episodes in recorded states (images as observations cannot); set alpha to 0, or train on states.");
        }

        if (starts.RecordedStateSize is not { } recorded)
        {
            throw new UnsuitableEnvironmentException($"'{worlds.Spec.Id}' has several tasks, and a recorded state belongs to one of them; set alpha to 0, or choose a single task.");
        }

        if (expert.StateSize != recorded)
        {
            throw new UnsuitableEnvironmentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The demonstrations have states of {expert.StateSize} numbers, '{worlds.Spec.Id}' has {recorded}; record them in this environment, without randomization, with 'roboirl data collect' (a replay buffer and converted files bring no states)."));
        }

        (_worlds, _states, _starts, _expert, _mostSteps) = (worlds, states, starts, expert, mostSteps);
        _draws = new Rng[worlds.Count];
        Alpha = alpha;
    }

    /// <summary>Probability that an episode starts in an expert's state, in [0, 1].</summary>
    public double Alpha { get; set; }

    /// <inheritdoc/>
    public EnvironmentSpec Spec => _worlds.Spec;

    /// <inheritdoc/>
    public int Count => _worlds.Count;

    /// <inheritdoc/>
    public long NumericFaults => _worlds.NumericFaults;

    /// <inheritdoc/>
    public int StateSize => _states.StateSize + StateWords.RngSize;

    /// <inheritdoc/>
    public void Reset(ulong seed, Span<float> observations)
    {
        _worlds.Reset(seed, observations);
        for (int row = 0; row < Count; row++)
        {
            _draws[row] = new Rng(seed, Streams + (ulong)row);
            Begin(row, observations.Slice(row * Spec.Observation.Size, Spec.Observation.Size));
        }
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<float> actions, StepBatch results)
    {
        _worlds.Step(actions, results);
        BeginWhereEnded(0, results);
    }

    /// <inheritdoc/>
    public void StepRows(int start, int count, ReadOnlySpan<float> actions, StepBatch results)
    {
        _worlds.StepRows(start, count, actions, results);
        BeginWhereEnded(start, results);
    }

    /// <inheritdoc/>
    public void ReadInfo(int row, Span<double> values) => _worlds.ReadInfo(row, values);

    /// <inheritdoc/>
    public long NumericFaultsOf(int row) => _worlds.NumericFaultsOf(row);

    /// <inheritdoc/>
    public void GetState(int index, Span<double> state)
    {
        _states.GetState(index, state[.._states.StateSize]);
        StateWords.Write(_draws[index], state[_states.StateSize..]);
    }

    /// <inheritdoc/>
    public void ResetTo(int index, ReadOnlySpan<double> state, Span<float> observation)
    {
        _states.ResetTo(index, state[.._states.StateSize], observation);
        _draws[index] = StateWords.ReadRng(state[_states.StateSize..]);
    }

    /// <summary>Does nothing: the worlds are the caller's.</summary>
    public void Dispose()
    {
    }

    private void BeginWhereEnded(int start, StepBatch results)
    {
        int size = Spec.Observation.Size;
        for (int i = 0; i < results.Ends.Length; i++)
        {
            if (results.Ends[i] != EpisodeEnd.None)
            {
                Begin(start + i, results.Observations.Slice(i * size, size));
            }
        }
    }

    // One draw for the choice even where alpha is 0 or 1, so that schedules do not shift what follows.
    private void Begin(int row, Span<float> observation)
    {
        if (_draws[row].NextDouble() < Alpha)
        {
            _starts.BeginFrom(row, _expert.DrawState(ref _draws[row]), _mostSteps, observation);
        }
    }
}
