namespace RoboIrl.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Interleaved rounds of which the median counts.</param>
/// <param name="SecondsPerChunk">Length of one side's turn within a round.</param>
internal sealed record BenchmarkSettings(int Rounds = 15, double SecondsPerChunk = 0.1)
{
    /// <summary>The middle value; of an even count the upper middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
