namespace RoboIrl.Core.Layered;

/// <summary>Episodes in lockstep whose hidden states can be read.</summary>
public interface IRevealedBatch : ILayeredBatch
{
    /// <summary>Writes the hidden state of every episode in the current layer, as numbered by <see cref="IRevealedProblem.Latents"/>.</summary>
    /// <param name="latents">[n]</param>
    /// <exception cref="ArgumentException">The length is not n.</exception>
    /// <exception cref="InvalidOperationException">Nothing was begun.</exception>
    void ReadLatents(Span<int> latents);
}
