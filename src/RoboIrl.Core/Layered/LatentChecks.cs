namespace RoboIrl.Core.Layered;

/// <summary>What <see cref="LatentModel"/> refuses of tables.</summary>
internal static class LatentChecks
{
    private const double SumTolerance = 1e-9;

    internal static void Length(string name, int length, long expected)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} elements; the model's sizes ask for {expected}.", name);
        }
    }

    internal static void Distributions(string name, ReadOnlySpan<double> values, int size)
    {
        for (int row = 0; row < values.Length; row += size)
        {
            double sum = 0;
            for (int i = row; i < row + size; i++)
            {
                sum += values[i] >= 0 ? values[i] : double.NaN;
            }

            if (!(Math.Abs(sum - 1) <= SumTolerance))
            {
                throw new ArgumentException($"{name}[{row} .. {row + size - 1}] is no distribution: probabilities are at least 0 and add up to 1.", name);
            }
        }
    }
}
