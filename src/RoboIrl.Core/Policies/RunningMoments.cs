using RoboIrl.Core.Checkpoints;

namespace RoboIrl.Core.Policies;

/// <summary>
/// Running mean and variance per element of a vector: one sample at a time by Welford's update, two sets of samples by
/// Chan's (Chan, Golub and LeVeque 1983, eq. 2.1).
/// </summary>
/// <remarks>All arithmetic in double; a value per element, no locks.</remarks>
public sealed class RunningMoments : ICheckpointable
{
    // The weight of the starting guess (mean 0, variance 1): small enough to vanish after the first sample.
    private const double PriorCount = 1e-4;
    private readonly double[] _mean;
    private readonly double[] _squares;
    private double _count;

    /// <summary>Creates moments of a vector.</summary>
    /// <param name="size">Elements, at least 1.</param>
    /// <param name="prior">True: start from mean 0 and variance 1 with weight 1e-4. False: start empty.</param>
    public RunningMoments(int size, bool prior)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _mean = new double[size];
        _squares = new double[size];
        if (prior)
        {
            _count = PriorCount;
            Array.Fill(_squares, PriorCount);
        }
    }

    /// <summary>Number of samples, the starting guess's weight included.</summary>
    public double Count => _count;

    /// <summary>[size] mean per element.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Population variance of one element; 0 while there is no sample.</summary>
    /// <param name="element">0 .. size-1.</param>
    public double Variance(int element) => _count > 0 ? _squares[element] / _count : 0;

    /// <summary>Takes one sample in.</summary>
    /// <param name="sample">[size]</param>
    public void Add(ReadOnlySpan<float> sample)
    {
        Span<double> mean = _mean;
        Span<double> squares = _squares.AsSpan(0, mean.Length);
        sample = sample[..mean.Length];
        double inverse = 1 / (_count + 1);
        double weight = _count * inverse;
        for (int i = 0; i < mean.Length; i++)
        {
            double delta = sample[i] - mean[i];
            mean[i] += delta * inverse;
            squares[i] += delta * delta * weight;
        }

        _count += 1;
    }

    /// <summary>Takes one sample of a one-element vector in.</summary>
    /// <param name="sample">The sample.</param>
    public void Add(double sample)
    {
        double delta = sample - _mean[0];
        double total = _count + 1;
        _mean[0] += delta / total;
        _squares[0] += delta * delta * _count / total;
        _count = total;
    }

    /// <summary>Takes all samples of another set in.</summary>
    /// <param name="other">Same size; unchanged.</param>
    public void Merge(RunningMoments other)
    {
        if (other._count == 0)
        {
            return;
        }

        double total = _count + other._count;
        for (int i = 0; i < _mean.Length; i++)
        {
            double delta = other._mean[i] - _mean[i];
            _mean[i] += delta * other._count / total;
            _squares[i] += other._squares[i] + (delta * delta * _count * other._count / total);
        }

        _count = total;
    }

    /// <summary>Becomes a copy of another set.</summary>
    /// <param name="other">Same size.</param>
    public void CopyFrom(RunningMoments other)
    {
        other._mean.CopyTo(_mean.AsSpan());
        other._squares.CopyTo(_squares.AsSpan());
        _count = other._count;
    }

    /// <summary>Forgets every sample, the starting guess included.</summary>
    public void Clear()
    {
        Array.Clear(_mean);
        Array.Clear(_squares);
        _count = 0;
    }

    /// <summary>Writes (sample - mean) / sqrt(variance + epsilon), clipped.</summary>
    /// <param name="samples">[n, size]</param>
    /// <param name="normalized">[n, size]; may be the same memory.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="clip">Results lie in [-clip, clip].</param>
    public void Normalize(ReadOnlySpan<float> samples, Span<float> normalized, double epsilon, double clip)
    {
        ReadOnlySpan<double> mean = _mean;
        ReadOnlySpan<double> squares = _squares.AsSpan(0, mean.Length);
        double inverse = _count > 0 ? 1 / _count : 0;
        for (int start = 0; start < samples.Length; start += mean.Length)
        {
            ReadOnlySpan<float> sample = samples.Slice(start, mean.Length);
            Span<float> result = normalized.Slice(start, mean.Length);
            for (int i = 0; i < mean.Length; i++)
            {
                double z = (sample[i] - mean[i]) / Math.Sqrt((squares[i] * inverse) + epsilon);
                result[i] = (float)Math.Clamp(z, -clip, clip);
            }
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("count", _count);
        writer.Tensor<double>("mean", [_mean.Length], _mean);
        writer.Tensor<double>("squares", [_mean.Length], _squares);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _count = reader.Double("count");
        reader.Tensor("mean", _mean.AsSpan());
        reader.Tensor("squares", _squares.AsSpan());
        if (_count is not (>= 0 and < double.PositiveInfinity) || !_mean.All(double.IsFinite) || !_squares.All(static s => s is >= 0 and < double.PositiveInfinity))
        {
            throw new InvalidDataException($"The checkpoint's running moments ({_count} samples) are not finite or have a negative variance. It is not one that a trainer wrote.");
        }
    }
}
