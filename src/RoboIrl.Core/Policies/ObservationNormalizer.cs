using RoboIrl.Core.Checkpoints;

namespace RoboIrl.Core.Policies;

/// <summary>
/// Brings observations to zero mean and unit variance per element, clipped to [-10, 10], with statistics that run along
/// with training: (o - mean) / sqrt(variance + 1e-8).
/// </summary>
/// <remarks>
/// During a rollout each row follows its own copy of the statistics, so workers need no barrier; see
/// <see cref="BeginRollout"/>. Checkpoints are taken between rollouts.
/// </remarks>
public sealed class ObservationNormalizer : IObservationNormalizer, ICheckpointable
{
    private const double Epsilon = 1e-8;
    private const double Clip = 10;
    private readonly RowMoments _moments;
    private readonly int _size;

    /// <summary>Creates a normaliser without any sample yet.</summary>
    /// <param name="size">O, at least 1.</param>
    /// <param name="rows">N, at least 1.</param>
    public ObservationNormalizer(int size, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        _size = size;
        _moments = new RowMoments(size, rows);
    }

    /// <summary>The shared statistics, as of the last <see cref="EndRollout"/>.</summary>
    public RunningMoments Statistics => _moments.Shared;

    /// <summary>Gives every row a copy of the shared statistics.</summary>
    public void BeginRollout() => _moments.BeginRollout();

    /// <summary>Takes an observation into a row's statistics. Safe from several threads on distinct rows.</summary>
    /// <param name="row">0 .. N-1.</param>
    /// <param name="observation">[O]</param>
    public void Add(int row, ReadOnlySpan<float> observation) => _moments.Add(row, observation);

    /// <summary>Normalises an observation by a row's statistics. Safe from several threads on distinct rows.</summary>
    /// <param name="row">0 .. N-1.</param>
    /// <param name="observation">[O]</param>
    /// <param name="normalized">[O]</param>
    public void Normalize(int row, ReadOnlySpan<float> observation, Span<float> normalized) =>
        _moments.Row(row).Normalize(observation, normalized, Epsilon, Clip);

    /// <summary>Merges what the rows saw into the shared statistics, in row order.</summary>
    public void EndRollout() => _moments.EndRollout();

    /// <summary>Normalises by the shared statistics without changing them: evaluation. Thread-safe outside <see cref="EndRollout"/>.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="normalized">[n, O]; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of O.</exception>
    public void NormalizeFrozen(ReadOnlySpan<float> observations, Span<float> normalized)
    {
        if (observations.Length % _size != 0 || normalized.Length != observations.Length)
        {
            throw new ArgumentException(
                $"Expected rows of {_size} numbers and as much room for the result; got {observations.Length} and {normalized.Length}.",
                nameof(observations));
        }

        _moments.Shared.Normalize(observations, normalized, Epsilon, Clip);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer) => _moments.Save(writer);

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader) => _moments.Load(reader);
}
