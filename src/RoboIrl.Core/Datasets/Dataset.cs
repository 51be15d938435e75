using System.Globalization;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Metrics;
using RoboIrl.Native;

namespace RoboIrl.Core.Datasets;

/// <summary>A dataset on the disk, mapped into memory: opening it copies nothing, and reading allocates nothing.</summary>
/// <remarks>
/// A dataset is untrusted: its index, its table of episodes and the lengths of its files are judged before anything is read, and unless
/// told otherwise every byte is compared with its checksum. Reading is safe from several threads together. A writer may append
/// meanwhile; this reader keeps what was committed when it was opened.
/// </remarks>
public sealed class Dataset : IDataset, IDisposable
{
    private const int Ahead = 12; // transitions to ask the memory for before they are copied
    private readonly MappedFile?[] _columns = new MappedFile?[ColumnLayout.Most];
    private readonly IReadOnlyList<ColumnLayout> _layouts;
    private readonly EpisodeTable _table;
    private readonly int _observationSize;
    private readonly int _actionSize;

    private Dataset(string folder, DatasetDescription description, DatasetIndex index)
    {
        (Folder, Description, Checksum) = (folder, description, index.Chain);
        (_observationSize, _actionSize) = (description.Environment.Observation.Size, description.Environment.Action.Size);
        _layouts = ColumnLayout.Of(description);
        _table = new EpisodeTable(folder, index, _layouts);
        try
        {
            foreach (ColumnLayout layout in _layouts)
            {
                _columns[(int)layout.Column] = Map(layout);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The dataset's folder.</summary>
    public string Folder { get; }

    /// <summary>What it is.</summary>
    public DatasetDescription Description { get; }

    /// <inheritdoc/>
    public EnvironmentSpec Spec => Description.Environment;

    /// <inheritdoc/>
    public int EpisodeCount => _table.Episodes;

    /// <inheritdoc/>
    public int TransitionCount => _table.Transitions;

    /// <inheritdoc/>
    public uint Checksum { get; }

    /// <summary>Opens a dataset.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="verify">Whether to compare every byte with its checksum, which reads the dataset once.</param>
    /// <exception cref="DatasetException">It is missing, truncated, damaged or of a later version; the message names the file and the episode.</exception>
    public static Dataset Open(string folder, bool verify = true)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new DatasetException("Datasets are little-endian and read where they lie; this machine is not.");
        }

        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder))
        {
            throw new DatasetException($"There is no dataset '{folder}'.");
        }

        Dataset? dataset = null;
        try
        {
            DatasetIndex index = DatasetIndex.Read(folder);
            dataset = new Dataset(folder, DatasetManifest.Read(folder, index.Manifest), index);
            if (verify)
            {
                dataset.Verify();
            }

            return dataset;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            dataset?.Dispose();
            throw new DatasetException($"The dataset '{folder}' cannot be read: {e.Message}", e);
        }
        catch
        {
            dataset?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Trajectory Episode(int index)
    {
        EpisodeRecord record = RecordOf(index);
        int steps = (int)record.Steps;
        int states = Description.StateSize, infos = Description.InfoSize;
        return new Trajectory
        {
            Observations = Rows<float>(DatasetColumn.Observations, record.First, steps, _observationSize),
            Actions = Rows<float>(DatasetColumn.Actions, record.First, steps, _actionSize),
            Rewards = Rows<float>(DatasetColumn.Rewards, record.First, steps, 1),
            Terminated = Rows<byte>(DatasetColumn.Terminated, record.First, steps, 1),
            Truncated = Rows<byte>(DatasetColumn.Truncated, record.First, steps, 1),
            FinalObservation = Rows<float>(DatasetColumn.FinalObservations, index, 1, _observationSize),
            States = states == 0 ? [] : Rows<double>(DatasetColumn.States, record.First, steps, states),
            FinalState = states == 0 ? [] : Rows<double>(DatasetColumn.FinalStates, index, 1, states),
            Infos = infos == 0 ? [] : Rows<float>(DatasetColumn.Infos, record.First, steps, infos),
            Seed = record.Seed,
            Stream = record.Stream,
        };
    }

    /// <summary>Steps of an episode.</summary>
    /// <param name="index">0 .. EpisodeCount-1.</param>
    public int StepsOf(int index) => (int)RecordOf(index).Steps;

    /// <summary>Sum of the rewards of an episode, as it was recorded.</summary>
    /// <param name="index">0 .. EpisodeCount-1.</param>
    public double ReturnOf(int index) => RecordOf(index).Return;

    /// <summary>Stream of the seed that an episode was collected with.</summary>
    /// <param name="index">0 .. EpisodeCount-1.</param>
    public ulong StreamOf(int index) => RecordOf(index).Stream;

    /// <summary>The transition that an episode begins with.</summary>
    /// <param name="index">0 .. EpisodeCount-1.</param>
    public int FirstOf(int index) => (int)RecordOf(index).First;

    /// <summary>The episode that a transition belongs to.</summary>
    /// <param name="transition">0 .. TransitionCount-1.</param>
    public int EpisodeOf(int transition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(transition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(transition, TransitionCount);
        return _table.EpisodeOf(transition);
    }

    /// <summary>The state before a transition's action: what <see cref="IStateResettable.ResetTo"/> takes.</summary>
    /// <param name="transition">0 .. TransitionCount-1.</param>
    /// <returns>[S] a view; empty where no states were recorded.</returns>
    public ReadOnlySpan<double> State(int transition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(transition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(transition, TransitionCount);
        return Description.StateSize == 0 ? [] : Rows<double>(DatasetColumn.States, transition, 1, Description.StateSize);
    }

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<int> transitions, TransitionColumns into)
    {
        int o = _observationSize, a = _actionSize;
        CheckColumns(transitions.Length, into);
        MappedFile observations = _columns[(int)DatasetColumn.Observations]!, actions = _columns[(int)DatasetColumn.Actions]!, rewards = _columns[(int)DatasetColumn.Rewards]!;
        for (int i = 0; i < transitions.Length; i++)
        {
            int t = transitions[i];
            if ((uint)t >= (uint)TransitionCount)
            {
                throw new ArgumentOutOfRangeException(nameof(transitions), t, $"Transition index at position {i} must be in 0 .. {TransitionCount - 1}.");
            }

            if (i + Ahead < transitions.Length)
            {
                // The rows lie anywhere in the files; without a hint each would be waited for in turn.
                long next = transitions[i + Ahead];
                observations.Prefetch(next * o * sizeof(float), 2 * o * sizeof(float));
                actions.Prefetch(next * a * sizeof(float), a * sizeof(float));
                rewards.Prefetch(next * sizeof(float), sizeof(float));
            }

            ReadOnlySpan<float> observation = observations.Span<float>((long)t * o, o);
            ReadOnlySpan<float> action = actions.Span<float>((long)t * a, a);
            CopyTo(observation, into.Observations, i);
            CopyTo(action, into.Actions, i);
            if (!into.ObservationActions.IsEmpty)
            {
                observation.CopyTo(into.ObservationActions.Slice(i * (o + a), o));
                action.CopyTo(into.ObservationActions.Slice((i * (o + a)) + o, a));
            }

            CopyTo(rewards.Span<float>(t, 1), into.Rewards, i);
            CopyEnd(t, i, into);
        }
    }

    /// <summary>Compares every byte with its checksum.</summary>
    /// <exception cref="DatasetException">The first that differ; the message names the file and the episode.</exception>
    public void Verify()
    {
        for (int e = 0; e < EpisodeCount; e++)
        {
            EpisodeRecord record = RecordOf(e);
            Trajectory episode = Episode(e);
            foreach (ColumnLayout layout in _layouts)
            {
                if (Crc32C.Compute(EpisodeShape.BytesOf(episode, layout.Column)) != record.Checksums[(int)layout.Column])
                {
                    throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"Episode {e} in '{Path.Combine(Folder, layout.FileName)}' does not have the checksum it was written with: the file is damaged or was changed. Restore it from a copy."));
                }
            }
        }
    }

    /// <summary>Ends the mapping; no view of the dataset may be used any more.</summary>
    public void Dispose()
    {
        foreach (MappedFile? column in _columns)
        {
            column?.Dispose();
        }

        _table.Dispose();
    }

    // Only an episode's last row has an end, and its next observation is kept apart: the next row is another episode's.
    private void CopyEnd(int transition, int row, TransitionColumns into)
    {
        bool last = _table.IsLast(transition);
        if (!into.Continuation.IsEmpty)
        {
            into.Continuation[row] = last && _columns[(int)DatasetColumn.Terminated]!.Span<byte>(transition, 1)[0] != 0 ? 0f : 1f;
        }

        if (!into.NextObservations.IsEmpty)
        {
            CopyTo(
                last
                    ? Rows<float>(DatasetColumn.FinalObservations, _table.EpisodeOf(transition), 1, _observationSize)
                    : Rows<float>(DatasetColumn.Observations, transition + 1L, 1, _observationSize),
                into.NextObservations,
                row);
        }
    }

    private ReadOnlySpan<T> Rows<T>(DatasetColumn column, long first, int rows, int width)
        where T : unmanaged => _columns[(int)column]!.Span<T>(first * width, rows * width);

    private EpisodeRecord RecordOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, EpisodeCount);
        return _table[index];
    }

    private MappedFile Map(ColumnLayout layout)
    {
        string path = Path.Combine(Folder, layout.FileName);
        long bytes = layout.Rows(EpisodeCount, TransitionCount) * layout.RowBytes;
        long there = MappedFile.LengthOf(path);
        if (there < bytes)
        {
            int row = (int)(there / layout.RowBytes);
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{path}' has {there} bytes, expected at least {bytes}: it is missing or cut within episode {(layout.PerEpisode ? row : _table.EpisodeOf(row))}. Restore it from a copy."));
        }

        return new MappedFile(path, bytes);
    }

    private void CheckColumns(int batch, TransitionColumns into)
    {
        int o = _observationSize, a = _actionSize;
        Check(into.Observations, (long)batch * o, nameof(into.Observations));
        Check(into.Actions, (long)batch * a, nameof(into.Actions));
        Check(into.ObservationActions, (long)batch * (o + a), nameof(into.ObservationActions));
        Check(into.Rewards, batch, nameof(into.Rewards));
        Check(into.Continuation, batch, nameof(into.Continuation));
        Check(into.NextObservations, (long)batch * o, nameof(into.NextObservations));

        static void Check(Span<float> column, long expected, string name)
        {
            if (column.Length != 0 && column.Length != expected)
            {
                throw new ArgumentException($"Column {name} has {column.Length} numbers; expected {expected}, or 0 to leave it out.", nameof(into));
            }
        }
    }

    private static void CopyTo(ReadOnlySpan<float> field, Span<float> column, int row)
    {
        if (!column.IsEmpty)
        {
            field.CopyTo(column.Slice(row * field.Length, field.Length));
        }
    }
}
