namespace RoboIrl.Core.Statistics;

/// <summary>The straight line with the least squared vertical distances from points.</summary>
/// <param name="Slope">Rise per unit.</param>
/// <param name="Intercept">Value at 0.</param>
/// <param name="Explained">R squared: part of the values' variance that the line explains, at most 1.</param>
public readonly record struct LineFit(double Slope, double Intercept, double Explained)
{
    /// <summary>Fits a line.</summary>
    /// <param name="x">At least two different places.</param>
    /// <param name="y">As many values.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are not two different places.</exception>
    public static LineFit Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length || x.Length < 2)
        {
            throw new ArgumentException($"A line needs as many values as places, and two of them at least; there are {x.Length} places and {y.Length} values.", nameof(x));
        }

        double meanX = Estimates.Mean(x), meanY = Estimates.Mean(y);
        double xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        if (xx == 0)
        {
            throw new ArgumentException("A line needs two different places.", nameof(x));
        }

        double slope = xy / xx;
        return new LineFit(slope, meanY - (slope * meanX), yy == 0 ? 1 : slope * xy / yy);
    }
}
