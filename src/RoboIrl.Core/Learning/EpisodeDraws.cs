using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Learning;

/// <summary>Notes what was drawn for each training episode when its first step is done.</summary>
/// <remarks>Threads may work on distinct rows together. What has not been taken is no part of a checkpoint: an iteration takes all of its own.</remarks>
internal sealed class EpisodeDraws
{
    private const string Begun = "begun";
    private readonly IVectorEnvironment _environment;
    private readonly int[] _columns;
    private readonly int _size;
    private readonly double[] _scratch;
    private readonly long[] _begun;
    private readonly long[] _steps;
    private readonly bool[] _isFresh;
    private readonly List<EpisodeDraw>[] _new;

    /// <summary>Starts where the worlds stand at the start of their first episodes.</summary>
    public EpisodeDraws(IVectorEnvironment environment)
    {
        int rows = environment.Count;
        _environment = environment;
        _columns = [.. environment.Spec.DrawColumns];
        _size = environment.Spec.InfoNames.Count;
        _scratch = new double[rows * _size];
        _begun = new long[rows];
        _steps = new long[rows];
        _isFresh = new bool[rows];
        Array.Fill(_isFresh, true);
        _new = [.. Enumerable.Range(0, rows).Select(static _ => new List<EpisodeDraw>())];
    }

    /// <summary>Takes the row's last step in.</summary>
    public void Add(int row, bool ended)
    {
        if (_isFresh[row])
        {
            Span<double> info = _scratch.AsSpan(row * _size, _size);
            _environment.ReadInfo(row, info);
            double[] values = new double[_columns.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = info[_columns[i]];
            }

            _new[row].Add(new EpisodeDraw(_steps[row] * _environment.Count, row, _begun[row], values));
            _begun[row]++;
        }

        _steps[row]++;
        _isFresh[row] = ended;
    }

    /// <summary>Gives the episodes that began since the last call, in the order of step and world, which no number of threads changes.</summary>
    public IReadOnlyList<EpisodeDraw> Take()
    {
        if (Array.TrueForAll(_new, static draws => draws.Count == 0))
        {
            return [];
        }

        EpisodeDraw[] taken = [.. _new.SelectMany(static draws => draws).OrderBy(static draw => draw.Step).ThenBy(static draw => draw.World)];
        Array.ForEach(_new, static draws => draws.Clear());
        return taken;
    }

    public void Save(ICheckpointWriter writer) => writer.Tensor<long>(Begun, [_begun.Length], _begun);

    /// <summary>Takes back what was saved.</summary>
    /// <param name="reader">A section that is empty in checkpoints from before draws were kept; their episodes are counted from here on.</param>
    /// <param name="step">The checkpoint's step.</param>
    /// <param name="episodes">Of the same checkpoint.</param>
    public void Load(ICheckpointReader reader, long step, EpisodeStatistics episodes)
    {
        Array.Fill(_steps, step / _environment.Count);
        for (int row = 0; row < _isFresh.Length; row++)
        {
            _isFresh[row] = episodes.RunningLength(row) == 0;
        }

        if (!reader.Contains(Begun))
        {
            return;
        }

        reader.Tensor(Begun, _begun.AsSpan());
        if (Array.FindIndex(_begun, static count => count < 0) is var broken and >= 0)
        {
            throw new InvalidDataException($"The checkpoint counts {_begun[broken]} episodes of world {broken}; expected 0 or more. It is not one that a trainer wrote.");
        }
    }
}
