using RoboIrl.Core.Checkpoints;

namespace RoboIrl.Core.Policies;

/// <summary>
/// Scales rewards by the running standard deviation of the discounted return, without shifting them, clipped to
/// [-10, 10]: r / sqrt(variance(R) + 1e-8) with R_t = gamma * R_{t-1} + r_t, R = 0 at each episode's start.
/// </summary>
/// <remarks>Rows follow their own copy of the statistics during a rollout, as in <see cref="ObservationNormalizer"/>.</remarks>
public sealed class RewardNormalizer : ICheckpointable
{
    private const double Epsilon = 1e-8;
    private const double Clip = 10;
    private readonly RowMoments _moments;
    private readonly double[] _returns;
    private readonly double _discount;

    /// <summary>Creates a normaliser without any sample yet.</summary>
    /// <param name="rows">N, at least 1.</param>
    /// <param name="discount">gamma, in [0, 1].</param>
    public RewardNormalizer(int rows, double discount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        _moments = new RowMoments(1, rows);
        _returns = new double[rows];
        _discount = discount;
    }

    /// <summary>The shared statistics of the discounted return, as of the last <see cref="EndRollout"/>.</summary>
    public RunningMoments Statistics => _moments.Shared;

    /// <summary>Gives every row a copy of the shared statistics.</summary>
    public void BeginRollout() => _moments.BeginRollout();

    /// <summary>Takes a reward in and scales it. Safe from several threads on distinct rows.</summary>
    /// <param name="row">0 .. N-1.</param>
    /// <param name="reward">The environment's reward.</param>
    /// <param name="episodeEnded">Whether the step ended the row's episode.</param>
    /// <returns>The scaled reward, in [-10, 10].</returns>
    public float Normalize(int row, float reward, bool episodeEnded)
    {
        double discounted = (_discount * _returns[row]) + reward;
        _moments.Add(row, discounted);
        _returns[row] = episodeEnded ? 0 : discounted;
        return (float)Math.Clamp(reward / Math.Sqrt(_moments.Row(row).Variance(0) + Epsilon), -Clip, Clip);
    }

    /// <summary>Merges what the rows saw into the shared statistics, in row order.</summary>
    public void EndRollout() => _moments.EndRollout();

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _moments.Save(writer);
        writer.Tensor<double>("returns", [_returns.Length], _returns);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _moments.Load(reader);
        reader.Tensor("returns", _returns.AsSpan());
    }
}
