using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Data;

/// <summary>
/// The last C transitions, one packed float row each (observation | action | reward | end | next observation),
/// so that reading a random transition touches two or three cache lines instead of five scattered ones.
/// </summary>
/// <remarks>When full, the oldest transition is overwritten. Not safe for use from several threads together.</remarks>
public sealed class ReplayBuffer : ITransitions, ICheckpointable
{
    private const int BlockRows = 1_024;

    // The number of a row that says how its step ended; only the first is an end of what can be earned.
    private const float Terminated = 0, GoesOn = 1, Truncated = 2;

    private readonly int _observationSize;
    private readonly int _actionSize;
    private readonly int _stride;
    private readonly float[] _rows;
    private int _next;

    /// <summary>Reserves room for <paramref name="capacity"/> transitions; memory is touched only as it fills.</summary>
    /// <param name="capacity">C, at least 1.</param>
    /// <param name="observationSize">O, at least 1.</param>
    /// <param name="actionSize">A, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the buffer would exceed 2^31 numbers (8 GiB).</exception>
    public ReplayBuffer(int capacity, int observationSize, int actionSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(observationSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actionSize, 1);
        Capacity = capacity;
        _observationSize = observationSize;
        _actionSize = actionSize;
        _stride = (2 * observationSize) + actionSize + 2;
        if ((long)capacity * _stride > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(capacity),
                capacity,
                $"A replay buffer of {capacity} transitions of {_stride} numbers is too large; at most {Array.MaxLength / _stride} fit. Lower the capacity.");
        }

        _rows = GC.AllocateUninitializedArray<float>(capacity * _stride);
    }

    /// <summary>C, the most transitions that are kept.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public int TransitionCount { get; private set; }

    /// <summary>Whether truncated ends are known: not those of a checkpoint of a version that did not keep them.</summary>
    public bool HasTruncations { get; private set; } = true;

    /// <summary>Index of the transition that was added first of those that are kept; the others follow it, around the end.</summary>
    public int Oldest => TransitionCount < Capacity ? 0 : _next;

    /// <summary>A buffer that holds what a checkpoint has of one, to be read and not filled further.</summary>
    /// <param name="reader">The checkpoint, at the level the buffer was saved.</param>
    /// <param name="observationSize">O.</param>
    /// <param name="actionSize">A.</param>
    /// <exception cref="InvalidDataException">The saved rows are not of that width.</exception>
    public static ReplayBuffer Restore(ICheckpointReader reader, int observationSize, int actionSize)
    {
        ArgumentNullException.ThrowIfNull(reader);
        long count = Math.Clamp(reader.Shape("rows")[0], 0, Array.MaxLength - 1);

        // The next row lies behind the last one only while there is room: then it tells nothing of how much.
        ReplayBuffer buffer = new((int)(reader.Int64("next") >= count ? count + 1 : count), observationSize, actionSize);
        buffer.Load(reader);
        return buffer;
    }

    /// <summary>Appends one transition.</summary>
    /// <param name="observation">[O] o_t.</param>
    /// <param name="action">[A] a_t.</param>
    /// <param name="reward">r_t.</param>
    /// <param name="end">How the step ended its episode; only termination cuts bootstrapping.</param>
    /// <param name="nextObservation">[O] the final observation where an episode ended, otherwise the next one.</param>
    public void Add(ReadOnlySpan<float> observation, ReadOnlySpan<float> action, float reward, EpisodeEnd end, ReadOnlySpan<float> nextObservation)
    {
        Span<float> row = _rows.AsSpan(_next * _stride, _stride);
        Exactly(observation, _observationSize, nameof(observation)).CopyTo(row);
        Exactly(action, _actionSize, nameof(action)).CopyTo(row[_observationSize..]);
        row[_observationSize + _actionSize] = reward;
        row[_observationSize + _actionSize + 1] = (end & EpisodeEnd.Terminated) != 0 ? Terminated : end == EpisodeEnd.None ? GoesOn : Truncated;
        Exactly(nextObservation, _observationSize, nameof(nextObservation)).CopyTo(row[(_observationSize + _actionSize + 2)..]);
        _next = _next + 1 == Capacity ? 0 : _next + 1;
        TransitionCount = Math.Min(TransitionCount + 1, Capacity);
    }

    /// <summary>Replaces all rewards.</summary>
    /// <param name="evaluate">Takes [n, O + A] observations and actions and writes [n] rewards; called for blocks of transitions.</param>
    public void Relabel(RewardEvaluation evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        int pair = _observationSize + _actionSize;
        float[] pairs = new float[Math.Min(BlockRows, TransitionCount) * pair], rewards = new float[pairs.Length / pair];
        for (int first = 0; first < TransitionCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, TransitionCount - first);
            for (int i = 0; i < count; i++)
            {
                _rows.AsSpan((first + i) * _stride, pair).CopyTo(pairs.AsSpan(i * pair));
            }

            evaluate(pairs.AsSpan(0, count * pair), rewards.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                _rows[((first + i) * _stride) + pair] = rewards[i];
            }
        }
    }

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<int> transitions, TransitionColumns into)
    {
        int o = _observationSize, a = _actionSize, batch = transitions.Length;
        CheckColumn(into.Observations, batch * o, nameof(into.Observations));
        CheckColumn(into.Actions, batch * a, nameof(into.Actions));
        CheckColumn(into.ObservationActions, batch * (o + a), nameof(into.ObservationActions));
        CheckColumn(into.Rewards, batch, nameof(into.Rewards));
        CheckColumn(into.Continuation, batch, nameof(into.Continuation));
        CheckColumn(into.NextObservations, batch * o, nameof(into.NextObservations));
        for (int i = 0; i < batch; i++)
        {
            if ((uint)transitions[i] >= (uint)TransitionCount)
            {
                throw new ArgumentOutOfRangeException(nameof(transitions), transitions[i], $"Transition index at position {i} must be in 0 .. {TransitionCount - 1}.");
            }

            ReadOnlySpan<float> row = _rows.AsSpan(transitions[i] * _stride, _stride);
            CopyTo(row[..o], into.Observations, i);
            CopyTo(row.Slice(o, a), into.Actions, i);
            CopyTo(row[..(o + a)], into.ObservationActions, i);
            CopyTo(row.Slice(o + a, 1), into.Rewards, i);
            CopyTo([Math.Min(row[o + a + 1], GoesOn)], into.Continuation, i);
            CopyTo(row[(o + a + 2)..], into.NextObservations, i);
        }
    }

    /// <summary>How a transition ended its episode; without <see cref="HasTruncations"/> a truncated one seems to go on.</summary>
    /// <param name="transition">Index below <see cref="TransitionCount"/>.</param>
    public EpisodeEnd EndOf(int transition) => _rows[(transition * _stride) + _observationSize + _actionSize + 1] switch
    {
        Terminated => EpisodeEnd.Terminated,
        GoesOn => EpisodeEnd.None,
        _ => EpisodeEnd.Truncated,
    };

    /// <summary>Sums what a transition and those that followed it in the same world earned, up to the episode's end or the newest transition.</summary>
    /// <param name="transition">Index of the first, below <see cref="TransitionCount"/>.</param>
    /// <param name="worlds">N; transitions were added one of each world in turn.</param>
    /// <param name="steps">The most transitions to sum, at least 1.</param>
    /// <param name="discount">gamma.</param>
    internal NStepReturn ReturnFrom(int transition, int worlds, int steps, double discount)
    {
        int at = transition, field = _observationSize + _actionSize;
        int newer = (transition < _next ? _next : _next + TransitionCount) - 1 - transition; // transitions added after it
        int more = Math.Min(steps - 1, newer / worlds);
        double weight = 1, reward = _rows[(at * _stride) + field];
        for (; more > 0 && _rows[(at * _stride) + field + 1] == GoesOn; more--)
        {
            at = (at + worlds) % Capacity;
            weight *= discount;
            reward += weight * _rows[(at * _stride) + field];
        }

        return new NStepReturn((float)reward, (float)(weight * Math.Min(_rows[(at * _stride) + field + 1], GoesOn)), at);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("next", _next);
        writer.Value("count", TransitionCount);
        writer.Value("truncations", HasTruncations ? 1 : 0);
        writer.Tensor<float>("rows", [TransitionCount, _stride], _rows.AsSpan(0, TransitionCount * _stride));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The saved rows do not fit this buffer's capacity or row width.</exception>
    public void Load(ICheckpointReader reader)
    {
        long count = reader.Int64("count");
        long next = reader.Int64("next");
        long[] shape = reader.Shape("rows");
        if (count < 0 || count > Capacity || next < 0 || next >= Capacity || shape.Length != 2 || shape[0] != count || shape[1] != _stride)
        {
            throw new InvalidDataException(
                $"The saved replay buffer holds {count} transitions (next {next}) as a tensor [{string.Join(", ", shape)}]; "
                + $"expected at most {Capacity} rows of {_stride} numbers. Resume with the configuration that wrote the checkpoint.");
        }

        reader.Tensor("rows", _rows.AsSpan(0, (int)count * _stride));
        TransitionCount = (int)count;
        HasTruncations = reader.Contains("truncations") && reader.Int64("truncations") != 0;

        // A buffer that was full may now have room again (a longer run): then it goes on behind its newest row, which becomes the last one.
        if (count < Capacity && next < count)
        {
            Span<float> rows = _rows.AsSpan(0, TransitionCount * _stride);
            float[] newest = rows[..((int)next * _stride)].ToArray();
            rows[newest.Length..].CopyTo(rows);
            newest.CopyTo(rows[^newest.Length..]);
        }

        _next = count < Capacity ? (int)count : (int)next;
    }

    private static void CopyTo(ReadOnlySpan<float> field, Span<float> column, int row)
    {
        if (!column.IsEmpty)
        {
            field.CopyTo(column.Slice(row * field.Length, field.Length));
        }
    }

    private static void CheckColumn(Span<float> column, int expected, string name)
    {
        if (column.Length != 0 && column.Length != expected)
        {
            throw new ArgumentException($"Column {name} has {column.Length} numbers; expected {expected}, or 0 to leave it out.", nameof(column));
        }
    }

    private static ReadOnlySpan<float> Exactly(ReadOnlySpan<float> values, int size, string name) =>
        values.Length == size ? values : throw new ArgumentException($"{name} has {values.Length} numbers; expected {size}.", name);
}
