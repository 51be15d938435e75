using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Smoke;

/// <summary>What a program must keep to on every recorded state.</summary>
public sealed record SmokeLimits
{
    /// <summary>The limits that hold unless said otherwise.</summary>
    public static SmokeLimits Default { get; } = new();

    /// <summary>Least recorded states.</summary>
    public int States { get; init; } = 100;

    /// <summary>Largest magnitude of a step's reward and of each term.</summary>
    public double Reward { get; init; } = RewardContract.LargestReward;

    /// <summary>Longest evaluation in microseconds: the fastest of several, so that a busy machine refuses nothing.</summary>
    public double Microseconds { get; init; } = 50;
}
