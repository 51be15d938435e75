using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;

namespace RoboIrl.Core.Policies;

/// <summary>
/// Brings observations to zero mean and unit deviation by the statistics of a dataset, which never change:
/// (o - mean) / (deviation + 1e-3) per element (Fujimoto and Gu 2021, section 5).
/// </summary>
public sealed class FixedNormalizer : IObservationNormalizer, ICheckpointable
{
    // Keeps an element that hardly moves in the dataset from filling the network's input once it does move.
    private const double SmallestDeviation = 1e-3;
    private const float LargestInverse = (float)(1 / SmallestDeviation); // of an element that never moves
    private const int RowsAtOnce = 1_024;
    private readonly float[] _mean;
    private readonly float[] _inverse;

    /// <summary>Creates a normaliser that changes nothing, to load a checkpoint into.</summary>
    /// <param name="size">O, at least 1.</param>
    public FixedNormalizer(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _mean = new float[size];
        _inverse = new float[size];
        Array.Fill(_inverse, 1);
    }

    /// <summary>O.</summary>
    public int Size => _mean.Length;

    /// <summary>Creates a normaliser with the statistics of all observations, each transition's first one counted once.</summary>
    /// <param name="transitions">Read once; at least one.</param>
    /// <param name="size">O.</param>
    public static FixedNormalizer Of(ITransitions transitions, int size)
    {
        var moments = new RunningMoments(size, prior: false);
        int[] indices = new int[RowsAtOnce];
        float[] observations = new float[RowsAtOnce * size];
        for (int first = 0; first < transitions.TransitionCount; first += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, transitions.TransitionCount - first);
            for (int row = 0; row < rows; row++)
            {
                indices[row] = first + row;
            }

            transitions.Gather(indices.AsSpan(0, rows), new TransitionColumns { Observations = observations.AsSpan(0, rows * size) });
            for (int row = 0; row < rows; row++)
            {
                moments.Add(observations.AsSpan(row * size, size));
            }
        }

        var normalizer = new FixedNormalizer(size);
        for (int i = 0; i < size; i++)
        {
            normalizer._mean[i] = (float)moments.Mean[i];
            normalizer._inverse[i] = (float)(1 / (Math.Sqrt(moments.Variance(i)) + SmallestDeviation));
        }

        return normalizer;
    }

    /// <inheritdoc/>
    public void NormalizeFrozen(ReadOnlySpan<float> observations, Span<float> normalized)
    {
        if (observations.Length % _mean.Length != 0 || normalized.Length != observations.Length)
        {
            throw new ArgumentException(
                $"Expected rows of {_mean.Length} numbers and as much room for the result; got {observations.Length} and {normalized.Length}.",
                nameof(observations));
        }

        ReadOnlySpan<float> mean = _mean;
        ReadOnlySpan<float> inverse = _inverse.AsSpan(0, mean.Length);
        for (int start = 0; start < observations.Length; start += mean.Length)
        {
            ReadOnlySpan<float> from = observations.Slice(start, mean.Length);
            Span<float> to = normalized.Slice(start, mean.Length);
            for (int i = 0; i < mean.Length; i++)
            {
                to[i] = (from[i] - mean[i]) * inverse[i];
            }
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Tensor<float>("mean", [_mean.Length], _mean);
        writer.Tensor<float>("inverse_deviation", [_inverse.Length], _inverse);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        reader.Tensor("mean", _mean.AsSpan());
        reader.Tensor("inverse_deviation", _inverse.AsSpan());
        if (!_mean.All(float.IsFinite) || !_inverse.All(static inverse => inverse is > 0 and <= LargestInverse))
        {
            throw new InvalidDataException("The checkpoint's statistics of the dataset's observations are not finite or belong to no deviation. It is not one that a trainer wrote.");
        }
    }
}
