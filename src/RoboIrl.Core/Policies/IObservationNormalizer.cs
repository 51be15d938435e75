namespace RoboIrl.Core.Policies;

/// <summary>Brings observations to a common scale by statistics that it does not change meanwhile.</summary>
public interface IObservationNormalizer
{
    /// <summary>Normalises observations. Safe from several threads together while nobody changes the statistics.</summary>
    /// <param name="observations">[n, O]</param>
    /// <param name="normalized">[n, O]; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of O.</exception>
    void NormalizeFrozen(ReadOnlySpan<float> observations, Span<float> normalized);
}
