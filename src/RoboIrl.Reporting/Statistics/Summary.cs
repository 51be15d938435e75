namespace RoboIrl.Reporting.Statistics;

/// <summary>What a table says of a sample, one value per seed.</summary>
/// <param name="Count">n, number of values.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation (n - 1); 0 for one value.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="InterquartileMean">Mean of the middle half; see <see cref="Interquartile"/>.</param>
public sealed record Summary(int Count, double Mean, double Deviation, double Minimum, double Maximum, double InterquartileMean)
{
    /// <summary>Summarises a sample.</summary>
    /// <param name="values">At least one finite value.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static Summary Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0 || values.Any(v => !double.IsFinite(v)))
        {
            throw new ArgumentException($"A summary needs finite values, at least one; got [{string.Join(", ", values)}].", nameof(values));
        }

        double mean = values.Average();
        double squares = values.Sum(v => (v - mean) * (v - mean));
        double deviation = values.Count > 1 ? Math.Sqrt(squares / (values.Count - 1)) : 0;
        return new Summary(values.Count, mean, deviation, values.Min(), values.Max(), Interquartile(values));
    }

    /// <summary>
    /// Interquartile mean: the mean of the sample without its lowest and highest quarter. Where a quarter is no whole number of
    /// values, the values at its edge count in part, so that it moves smoothly with n.
    /// </summary>
    /// <param name="values">At least one value.</param>
    /// <remarks>Source: Agarwal et al., Deep Reinforcement Learning at the Edge of the Statistical Precipice, NeurIPS 2021, section 4.3.</remarks>
    public static double Interquartile(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        (double low, double high) = (sorted.Length / 4.0, sorted.Length * 3 / 4.0);
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double weight = Math.Min(i + 1, high) - Math.Max(i, low); // part of value i's slot [i, i + 1) inside [low, high]
            sum += Math.Max(0, weight) * sorted[i];
        }

        return sum / (high - low);
    }
}
