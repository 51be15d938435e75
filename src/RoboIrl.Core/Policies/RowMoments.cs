using RoboIrl.Core.Checkpoints;

namespace RoboIrl.Core.Policies;

/// <summary>
/// Running moments shared by N rows without a lock or a barrier: between <see cref="BeginRollout"/> and
/// <see cref="EndRollout"/> each row reads and updates its own copy, and the copies' new samples are merged in row order.
/// </summary>
/// <remarks>
/// The result depends neither on how rows are spread over threads nor on their timing. With one row it is exactly the
/// usual step-by-step estimate. Distinct rows may be used by distinct threads together.
/// </remarks>
internal sealed class RowMoments : ICheckpointable
{
    private readonly RunningMoments[] _rows;
    private readonly RunningMoments[] _increments;

    public RowMoments(int size, int rows)
    {
        Shared = new RunningMoments(size, prior: true);
        _rows = new RunningMoments[rows];
        _increments = new RunningMoments[rows];
        for (int row = 0; row < rows; row++)
        {
            _rows[row] = new RunningMoments(size, prior: true);
            _increments[row] = new RunningMoments(size, prior: false);
        }
    }

    public RunningMoments Shared { get; }

    public RunningMoments Row(int row) => _rows[row];

    public void BeginRollout()
    {
        for (int row = 0; row < _rows.Length; row++)
        {
            _rows[row].CopyFrom(Shared);
            _increments[row].Clear();
        }
    }

    public void Add(int row, ReadOnlySpan<float> sample)
    {
        _rows[row].Add(sample);
        if (_rows.Length > 1)
        {
            _increments[row].Add(sample);
        }
    }

    public void Add(int row, double sample)
    {
        _rows[row].Add(sample);
        if (_rows.Length > 1)
        {
            _increments[row].Add(sample);
        }
    }

    public void EndRollout()
    {
        if (_rows.Length == 1)
        {
            Shared.CopyFrom(_rows[0]);
            return;
        }

        foreach (RunningMoments increment in _increments)
        {
            Shared.Merge(increment);
        }
    }

    public void Save(ICheckpointWriter writer) => Shared.Save(writer);

    public void Load(ICheckpointReader reader) => Shared.Load(reader);
}
