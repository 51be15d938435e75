namespace RoboIrl.Core.Learning;

/// <summary>How an on-policy trainer collects its rollouts.</summary>
public sealed record OnPolicyOptions
{
    /// <summary>T, steps of each world per rollout; at least 1.</summary>
    public required int RolloutSteps { get; init; }

    /// <summary>gamma of the reward normaliser, in [0, 1].</summary>
    public required double Discount { get; init; }

    /// <summary>Whether observations are brought to zero mean and unit variance.</summary>
    public bool NormalizeObservations { get; init; } = true;

    /// <summary>Whether rewards are scaled by the discounted return's standard deviation.</summary>
    public bool NormalizeRewards { get; init; } = true;
}
