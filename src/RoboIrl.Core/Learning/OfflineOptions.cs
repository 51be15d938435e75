namespace RoboIrl.Core.Learning;

/// <summary>How an offline trainer shows its dataset to the learner.</summary>
public sealed record OfflineOptions
{
    /// <summary>Whether observations are brought to zero mean and unit deviation by the dataset's statistics.</summary>
    public bool NormalizeObservations { get; init; }

    /// <summary>Whether rewards are scaled so that the best and the worst episode of the dataset are a return of 1000 apart.</summary>
    public bool NormalizeRewards { get; init; }
}
