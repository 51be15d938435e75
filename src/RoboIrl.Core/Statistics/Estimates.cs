using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Statistics;

/// <summary>The estimates that tables of results show: centre, spread and how sure one can be.</summary>
public static class Estimates
{
    /// <summary>Arithmetic mean.</summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    public static double Mean(ReadOnlySpan<double> values)
    {
        RequireSome(values);
        double mean = 0;
        for (int i = 0; i < values.Length; i++)
        {
            mean += (values[i] - mean) / (i + 1);
        }

        return mean;
    }

    /// <summary>Standard deviation of a sample (divided by n - 1); 0 for one value.</summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return values.Length == 1 ? 0 : Math.Sqrt(sum / (values.Length - 1));
    }

    /// <summary>Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996).</summary>
    /// <param name="values">At least one.</param>
    /// <param name="probability">In [0, 1]; 0.5 is the median.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    public static double Quantile(ReadOnlySpan<double> values, double probability)
    {
        RequireSome(values);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return SortedQuantile(sorted, probability);
    }

    /// <summary>
    /// Interquartile mean: the mean of the middle half. Where n is no multiple of 4 the two border values count by the fraction that lies inside.
    /// </summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    /// <remarks>Agarwal et al. (2021), "Deep reinforcement learning at the edge of the statistical precipice".</remarks>
    public static double InterquartileMean(ReadOnlySpan<double> values)
    {
        RequireSome(values);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double low = sorted.Length / 4.0;
        double high = sorted.Length - low;
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double weight = Math.Max(0, Math.Min(i + 1, high) - Math.Max(i, low));
            sum += weight == 0 ? 0 : weight * sorted[i];
        }

        return sum / (high - low);
    }

    /// <summary>Percentile bootstrap interval of an estimate.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="estimate">For example <see cref="InterquartileMean"/>.</param>
    /// <param name="rng">Source of the resampling: the same stream gives the same interval.</param>
    /// <param name="level">Confidence in (0, 1).</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <returns>Lower and upper end.</returns>
    public static (double Low, double High) BootstrapInterval(
        ReadOnlySpan<double> values, Estimate estimate, ref Rng rng, double level = 0.95, int resamples = 10_000)
    {
        RequireSome(values);
        return StratifiedBootstrapInterval([values.ToArray()], estimate, ref rng, level, resamples);
    }

    /// <summary>
    /// Percentile bootstrap interval of an estimate over several groups whose sizes are fixed, for example the seeds of several tasks:
    /// each resample draws from each group as many values as it has and pools them. With one group it is the plain bootstrap.
    /// </summary>
    /// <param name="strata">At least one group, each with at least one value.</param>
    /// <param name="estimate">Of the pooled values, for example <see cref="InterquartileMean"/>.</param>
    /// <param name="rng">Source of the resampling: the same stream gives the same interval.</param>
    /// <param name="level">Confidence in (0, 1).</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <returns>Lower and upper end.</returns>
    /// <exception cref="ArgumentException">No groups, or an empty one.</exception>
    /// <remarks>Agarwal et al. (2021), "Deep reinforcement learning at the edge of the statistical precipice".</remarks>
    public static (double Low, double High) StratifiedBootstrapInterval(
        ReadOnlySpan<double[]> strata, Estimate estimate, ref Rng rng, double level = 0.95, int resamples = 10_000)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies in (0, 1).");
        }

        double[] sample = new double[SizeOf(strata)];
        double[] estimates = new double[resamples];
        for (int r = 0; r < resamples; r++)
        {
            int at = 0;
            foreach (double[] stratum in strata)
            {
                for (int i = 0; i < stratum.Length; i++)
                {
                    sample[at++] = stratum[rng.NextInt(stratum.Length)];
                }
            }

            estimates[r] = estimate(sample);
        }

        Array.Sort(estimates);
        return (SortedQuantile(estimates, (1 - level) / 2), SortedQuantile(estimates, (1 + level) / 2));
    }

    private static int SizeOf(ReadOnlySpan<double[]> strata)
    {
        int size = 0;
        foreach (double[] stratum in strata)
        {
            RequireSome(stratum);
            size += stratum.Length;
        }

        return size > 0 ? size : throw new ArgumentException("A stratified estimate needs at least one group.", nameof(strata));
    }

    private static double SortedQuantile(double[] sorted, double probability)
    {
        double place = probability * (sorted.Length - 1);
        int below = (int)place;
        double rest = place - below;
        return rest == 0 ? sorted[below] : sorted[below] + (rest * (sorted[below + 1] - sorted[below]));
    }

    private static void RequireSome(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("An estimate needs at least one value.", nameof(values));
        }
    }
}
