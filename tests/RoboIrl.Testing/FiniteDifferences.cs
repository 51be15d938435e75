namespace RoboIrl.Testing;

/// <summary>Numeric gradients to check written ones against.</summary>
public static class FiniteDifferences
{
    public delegate double Function(ReadOnlySpan<double> at);

    /// <summary>Central differences: error of the order of step squared.</summary>
    public static double[] Gradient(Function function, ReadOnlySpan<double> at, double step = 1e-5)
    {
        double[] point = at.ToArray();
        double[] gradient = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            double here = point[i];
            double h = step * Math.Max(1, Math.Abs(here));
            point[i] = here + h;
            double above = function(point);
            point[i] = here - h;
            double below = function(point);
            point[i] = here;
            gradient[i] = (above - below) / (2 * h);
        }

        return gradient;
    }

    /// <summary>Throws with the worst element where a gradient is not within an absolute plus relative tolerance of the numeric one.</summary>
    public static void AssertClose(ReadOnlySpan<double> numeric, ReadOnlySpan<double> written, double tolerance)
    {
        if (numeric.Length != written.Length)
        {
            throw new InvalidOperationException($"The gradients have {numeric.Length} and {written.Length} elements.");
        }

        int worst = -1;
        double worstError = 0;
        for (int i = 0; i < numeric.Length; i++)
        {
            double error = Math.Abs(numeric[i] - written[i]) / (1 + Math.Abs(numeric[i]));
            if (!(error <= worstError))
            {
                (worst, worstError) = (i, error);
            }
        }

        if (worst >= 0 && !(worstError <= tolerance))
        {
            throw new InvalidOperationException($"Element {worst} of the gradient is {written[worst]:R}, by finite differences {numeric[worst]:R}: error {worstError:E2} > {tolerance:E2}.");
        }
    }
}
