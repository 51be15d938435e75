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

    /// <summary>Steps whose rewards a drawn transition sums, at least 1; <see cref="Data.MultiStepTransitions"/>.</summary>
    public int RewardSteps { get; init; } = 1;

    /// <summary>gamma of that sum.</summary>
    public double Discount { get; init; } = 1;

    /// <summary>Steps after which warm-up and the learner's schedules begin again, 0 for never: each round of a learned reward as a training of its own.</summary>
    public int RestartEvery { get; init; }
}
