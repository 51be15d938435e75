namespace RoboIrl.Reporting.Data;

/// <summary>One run's values over its steps.</summary>
/// <param name="Steps">Environment steps, rising.</param>
/// <param name="Values">As many values.</param>
public sealed record Curve(IReadOnlyList<double> Steps, IReadOnlyList<double> Values)
{
    /// <summary>A curve from points as a metrics file gives them.</summary>
    /// <param name="points">Steps and values, steps rising.</param>
    public static Curve Of(IReadOnlyList<(long Step, double Value)> points) =>
        new([.. points.Select(p => (double)p.Step)], [.. points.Select(p => p.Value)]);

    /// <summary>Number of points.</summary>
    public int Count => Steps.Count;

    /// <summary>The mean over the points within half a window to each side: short runs of luck do not look like skill.</summary>
    /// <param name="window">Width in steps; 0 keeps the curve.</param>
    public Curve Smooth(double window)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        double[] smooth = new double[Count];
        (int first, int end) = (0, 0);
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            while (end < Count && Steps[end] <= Steps[i] + (window / 2))
            {
                sum += Values[end++];
            }

            while (Steps[first] < Steps[i] - (window / 2))
            {
                sum -= Values[first++];
            }

            smooth[i] = sum / (end - first);
        }

        return this with { Values = smooth };
    }

    /// <summary>The value at a step, linear between points; the end values hold outside.</summary>
    /// <param name="step">Environment step.</param>
    public double At(double step)
    {
        if (step <= Steps[0])
        {
            return Values[0];
        }

        int low = 0;
        int high = Count - 1;
        if (step >= Steps[high])
        {
            return Values[high];
        }

        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = Steps[middle] <= step ? (middle, high) : (low, middle);
        }

        double part = (step - Steps[low]) / (Steps[high] - Steps[low]);
        return Values[low] + (part * (Values[high] - Values[low]));
    }

    /// <summary>Mean of the values in the last part of the run, which a table quotes instead of the last point.</summary>
    /// <param name="window">Steps before the end.</param>
    public double Final(double window)
    {
        double from = Steps[^1] - window;
        return Enumerable.Range(0, Count).Where(i => Steps[i] >= from).Average(i => Values[i]);
    }
}
