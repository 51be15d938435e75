namespace RoboIrl.Core.Learning;

/// <summary>Returns of a policy over a fixed set of episodes with deterministic actions.</summary>
/// <param name="Returns">Undiscounted return per episode, in episode order.</param>
/// <param name="Lengths">Steps per episode.</param>
public sealed record EvaluationResult(IReadOnlyList<double> Returns, IReadOnlyList<int> Lengths)
{
    /// <summary>Mean return.</summary>
    public double MeanReturn => Returns.Average();

    /// <summary>Population standard deviation of the return over the episodes.</summary>
    public double StdReturn
    {
        get
        {
            double mean = MeanReturn;
            return Math.Sqrt(Returns.Average(r => (r - mean) * (r - mean)));
        }
    }

    /// <summary>Mean length in steps.</summary>
    public double MeanLength => Lengths.Average();
}
