namespace RoboIrl.Learners.Layered;

/// <summary>How well a cover visits what can be visited, against the exact optimum of the hidden tables.</summary>
/// <param name="Ratios">[layers 0 .. H-1][clusters] visits of the best member over those of the best policy there is; NaN for what cannot be reached.</param>
/// <param name="Errors">[layers 0 .. H-1][clusters] standard errors of the ratios: binomial, of the best member's visits in its episodes, over the optimum. 0 where every episode visits, or none.</param>
/// <param name="Attainable">[layers 0 .. H-2] log-likelihood of a uniform action, given the hidden states around it, where the cover's members lead there uniformly: what inverse kinematics can attain at most.</param>
/// <param name="Decoding">
/// [layers 1 .. H-1] balanced accuracy: the share of a cluster's observations whose label is the cluster's, in the mean over all clusters that can be reached, each weighing the same.
/// A label is that of the cluster which it takes the largest share of, in other observations than those judged. Of k clusters a label that tells nothing
/// has 1/k, 1/2 on a combination lock, however unevenly the cover visits them; a cluster that it never visits counts 0. Null without a decoder.
/// </param>
public sealed record CoverQuality(IReadOnlyList<double[]> Ratios, IReadOnlyList<double[]> Errors, IReadOnlyList<double> Attainable, IReadOnlyList<double>? Decoding)
{
    /// <summary>The worst ratio of all layers and clusters.</summary>
    public double Worst => Ratios.SelectMany(static r => r).Where(static r => !double.IsNaN(r)).Min();

    /// <summary>The layer of the worst ratio.</summary>
    public int WorstLayer => Enumerable.Range(0, Ratios.Count).First(layer => Ratios[layer].Contains(Worst));

    /// <summary>Standard error of the worst ratio, of which being the worst of many is no part.</summary>
    public double WorstError => Errors[WorstLayer][Array.IndexOf(Ratios[WorstLayer], Worst)];
}
