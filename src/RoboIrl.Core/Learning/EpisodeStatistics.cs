using RoboIrl.Core.Checkpoints;

namespace RoboIrl.Core.Learning;

/// <summary>Returns and lengths of training episodes: the running sums of each row and a window over the last 100 finished ones.</summary>
public sealed class EpisodeStatistics : ICheckpointable
{
    /// <summary>Episodes in the window.</summary>
    public const int Window = 100;

    private readonly double[] _returns = new double[Window];
    private readonly long[] _lengths = new long[Window];
    private readonly double[] _runningReturns;
    private readonly long[] _runningLengths;

    /// <summary>Creates statistics of N worlds.</summary>
    /// <param name="rows">N, at least 1.</param>
    public EpisodeStatistics(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        _runningReturns = new double[rows];
        _runningLengths = new long[rows];
    }

    /// <summary>Episodes finished.</summary>
    public long Finished { get; private set; }

    /// <summary>Return of the last finished episode, NaN before the first.</summary>
    public double LastReturn => Finished == 0 ? double.NaN : _returns[(int)((Finished - 1) % Window)];

    /// <summary>Length of the last finished episode in steps, 0 before the first.</summary>
    public long LastLength => Finished == 0 ? 0 : _lengths[(int)((Finished - 1) % Window)];

    /// <summary>Mean return over the window, NaN before the first finished episode.</summary>
    public double MeanReturn => Mean(_returns);

    /// <summary>Steps of the running episode of one world so far, 0 where it has just begun.</summary>
    /// <param name="row">World.</param>
    public long RunningLength(int row) => _runningLengths[row];

    /// <summary>Takes one step of one world in. Call in a fixed order of (step, row): the window is in that order.</summary>
    /// <param name="row">World.</param>
    /// <param name="reward">The environment's reward, not normalised.</param>
    /// <param name="episodeEnded">Whether the step ended the episode.</param>
    public void Add(int row, double reward, bool episodeEnded)
    {
        _runningReturns[row] += reward;
        _runningLengths[row]++;
        if (episodeEnded)
        {
            int slot = (int)(Finished % Window);
            _returns[slot] = _runningReturns[row];
            _lengths[slot] = _runningLengths[row];
            Finished++;
            _runningReturns[row] = 0;
            _runningLengths[row] = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("finished", Finished);
        writer.Tensor<double>("returns", [Window], _returns);
        writer.Tensor<long>("lengths", [Window], _lengths);
        writer.Tensor<double>("running_returns", [_runningReturns.Length], _runningReturns);
        writer.Tensor<long>("running_lengths", [_runningLengths.Length], _runningLengths);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        long finished = reader.Int64("finished");
        if (finished < 0)
        {
            throw new InvalidDataException($"The checkpoint counts {finished} finished episodes; expected 0 or more. It is not one that a trainer wrote.");
        }

        Finished = finished;
        reader.Tensor("returns", _returns.AsSpan());
        reader.Tensor("lengths", _lengths.AsSpan());
        reader.Tensor("running_returns", _runningReturns.AsSpan());
        reader.Tensor("running_lengths", _runningLengths.AsSpan());
    }

    private double Mean(double[] window)
    {
        int count = (int)Math.Min(Finished, Window);
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += window[i];
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
