using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Learning;

/// <summary>Whether the running episode of each row has been successful in any of its steps.</summary>
/// <remarks>Does nothing where the environment knows no success. Threads may work on distinct rows together.</remarks>
internal sealed class SuccessTracker : ICheckpointable
{
    private const string Flags = "succeeded";
    private readonly IVectorEnvironment _environment;
    private readonly int _index;
    private readonly int _size;
    private readonly double[] _scratch;
    private readonly byte[] _succeeded;
    private readonly int[] _ended;
    private readonly int[] _done;

    public SuccessTracker(IVectorEnvironment environment)
    {
        _environment = environment;
        _size = environment.Spec.InfoNames.Count;
        _index = environment.Spec.SuccessIndex;
        _scratch = new double[environment.Count * _size];
        _succeeded = new byte[environment.Count];
        _ended = new int[environment.Count];
        _done = new int[environment.Count];
    }

    /// <summary>Whether the environment says when its task is done.</summary>
    public bool IsKnown => _index >= 0;

    /// <summary>Takes the row's last step in.</summary>
    /// <returns>Whether the episode was successful so far.</returns>
    public bool Add(int row)
    {
        if (!IsKnown)
        {
            return false;
        }

        Span<double> info = _scratch.AsSpan(row * _size, _size);
        _environment.ReadInfo(row, info);
        _succeeded[row] |= info[_index] > 0 ? (byte)1 : (byte)0;
        return _succeeded[row] > 0;
    }

    /// <summary>The row's next episode begins.</summary>
    public void Restart(int row) => _succeeded[row] = 0;

    /// <summary>Takes the row's last step in, and counts the episode where the step ended it.</summary>
    public void Count(int row, bool ended)
    {
        bool succeeded = Add(row);
        if (ended)
        {
            _ended[row]++;
            _done[row] += succeeded ? 1 : 0;
            Restart(row);
        }
    }

    /// <summary>Reports a 1 or 0 for each counted episode, and starts counting again.</summary>
    public void Report(IMetrics metrics)
    {
        for (int row = 0; IsKnown && row < _ended.Length; row++)
        {
            for (int episode = 0; episode < _ended[row]; episode++)
            {
                metrics.Add("episode/success", episode < _done[row] ? 1 : 0); // rows of metrics average: the order within does not count
            }
        }

        Array.Clear(_ended);
        Array.Clear(_done);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer) => writer.Tensor<byte>(Flags, [_succeeded.Length], _succeeded);

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        // Older checkpoints lack the flags: they were written before success was tracked.
        if (reader.Contains(Flags))
        {
            reader.Tensor(Flags, _succeeded.AsSpan());
        }
    }
}
