namespace RoboIrl.Core.Learning;

/// <summary>How an off-policy trainer collects and how often it updates.</summary>
public sealed record OffPolicyOptions
{
    /// <summary>Transitions the replay buffer keeps; at least 1.</summary>
    public required int ReplayCapacity { get; init; }

    /// <summary>Environment steps with uniformly random actions before the first update; at least 1.</summary>
    public required long WarmUpSteps { get; init; }

    /// <summary>Updates per environment step, summed over all worlds; above 0.</summary>
    public double UpdatesPerStep { get; init; } = 1;

    /// <summary>n, the steps of which drawn transitions have the return, and gamma, which must be the learner's; null draws them as they are.</summary>
    public (int Steps, double Discount)? NStep { get; init; }

    /// <summary>Correlation of the exploration noise of two steps of a world, in [0, 1).</summary>
    public double NoiseCorrelation { get; init; }

    /// <summary>Steps after which warm-up and the learner's schedules begin again, 0 for never: each round of a learned reward as a training of its own.</summary>
    public int RestartEvery { get; init; }
}
