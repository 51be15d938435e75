namespace RoboIrl.Torch.Fused;

/// <summary>How the fused operations take the matrix products between two hidden layers of an <see cref="Mlp"/>.</summary>
/// <remarks>
/// Everything else is float32 either way: parameters, optimisers, losses, all sums, the products of the first layer, which
/// reads observations, those of the output layer, and <see cref="Mlp.Infer"/>.
/// </remarks>
public enum FusedPrecision
{
    /// <summary>Operands of 24 significant bits.</summary>
    Float32,

    /// <summary>
    /// Operands rounded to eight significant bits, to nearest even, forward and backward. Needs a processor with
    /// AVX512_BF16 (AMD Zen 4, Intel Sapphire Rapids and later), which takes two such products in the time of one.
    /// </summary>
    BFloat16,
}
