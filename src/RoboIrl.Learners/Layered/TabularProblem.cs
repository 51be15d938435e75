using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Layered;

/// <summary>A layered problem from tables, for small demonstrations: an observation is the hidden state as a row with a one, plus normal noise.</summary>
public sealed class TabularProblem : IRevealedProblem
{
    /// <summary>Creates a problem.</summary>
    /// <param name="id">What it is called.</param>
    /// <param name="latents">The tables. Rewards are given as expected.</param>
    /// <param name="noise">Standard deviation of the noise, at least 0.</param>
    public TabularProblem(string id, LatentModel latents, double noise)
    {
        ArgumentNullException.ThrowIfNull(latents);
        if (!(noise >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "The noise has a deviation of at least 0.");
        }

        Latents = latents;
        Noise = noise;
        Start = [.. Enumerable.Range(0, latents.States).Select(latents.Start)];
        Spec = new LayeredSpec(id, latents.Horizon, latents.Actions, latents.States, latents.States);
    }

    /// <inheritdoc/>
    public LayeredSpec Spec { get; }

    /// <inheritdoc/>
    public LatentModel Latents { get; }

    /// <summary>Standard deviation of the noise.</summary>
    public double Noise { get; }

    /// <summary>[N] probabilities in the first layer.</summary>
    internal double[] Start { get; }

    /// <inheritdoc/>
    public ILayeredBatch CreateBatch(int capacity) => CreateRevealedBatch(capacity);

    /// <inheritdoc/>
    public IRevealedBatch CreateRevealedBatch(int capacity) => new TabularBatch(this, capacity);
}
