namespace RoboIrl.Torch.Fused;

/// <summary>Coefficients of the PPO loss (Schulman et al. 2017, equations 7 and 9).</summary>
public sealed record PpoLossOptions
{
    /// <summary>The ratio of probabilities is clipped to [1 - r, 1 + r]; above 0.</summary>
    public double ClipRatio { get; init; } = 0.2;

    /// <summary>The new value may move this far from the old one; 0 leaves values unclipped.</summary>
    public double ValueClip { get; init; } = 0.2;

    /// <summary>Weight of the value loss, 0 or more.</summary>
    public double ValueCoefficient { get; init; } = 0.5;

    /// <summary>Weight of the entropy bonus, 0 or more.</summary>
    public double EntropyCoefficient { get; init; }

    /// <summary>Whether advantages are brought to zero mean and unit deviation within the minibatch.</summary>
    public bool NormalizeAdvantages { get; init; } = true;
}
