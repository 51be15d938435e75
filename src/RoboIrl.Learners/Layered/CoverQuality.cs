namespace RoboIrl.Learners.Layered;

/// <summary>How well a cover visits what can be visited, against the exact optimum of the hidden tables.</summary>
/// <param name="Ratios">[layers 0 .. H-1][clusters] visits of the best member over those of the best policy there is; NaN for what cannot be reached.</param>
/// <param name="Attainable">[layers 0 .. H-2] log-likelihood of a uniform action, given the hidden states around it, where the cover's members lead there uniformly: what inverse kinematics can attain at most.</param>
/// <param name="Decoding">[layers 1 .. H-1] share of observations whose label tells their cluster, labels named by majority; null without a decoder.</param>
public sealed record CoverQuality(IReadOnlyList<double[]> Ratios, IReadOnlyList<double> Attainable, IReadOnlyList<double>? Decoding)
{
    /// <summary>The worst ratio of all layers and clusters.</summary>
    public double Worst => Ratios.SelectMany(static r => r).Where(static r => !double.IsNaN(r)).Min();

    /// <summary>The layer of the worst ratio.</summary>
    public int WorstLayer => Enumerable.Range(0, Ratios.Count).First(layer => Ratios[layer].Contains(Worst));
}
