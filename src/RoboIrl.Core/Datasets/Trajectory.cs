namespace RoboIrl.Core.Datasets;

/// <summary>A finished episode of T steps, as views into a dataset or a buffer; valid as long as those are, and until a buffer changes.</summary>
public readonly ref struct Trajectory
{
    /// <summary>[T, O] what the policy saw; row t before action t.</summary>
    public required ReadOnlySpan<float> Observations { get; init; }

    /// <summary>[T, A] what it did.</summary>
    public required ReadOnlySpan<float> Actions { get; init; }

    /// <summary>[T] what it got.</summary>
    public required ReadOnlySpan<float> Rewards { get; init; }

    /// <summary>[T] 1 where the task ended, which only the last row can be; else 0.</summary>
    public required ReadOnlySpan<byte> Terminated { get; init; }

    /// <summary>[T] 1 where the episode was cut though it had a future, which only the last row can be; else 0.</summary>
    public required ReadOnlySpan<byte> Truncated { get; init; }

    /// <summary>[O] the observation after the last action.</summary>
    public required ReadOnlySpan<float> FinalObservation { get; init; }

    /// <summary>[T, S] states, row t before action t; empty where there are none.</summary>
    public ReadOnlySpan<double> States { get; init; }

    /// <summary>[S] the state after the last action; empty where there are none.</summary>
    public ReadOnlySpan<double> FinalState { get; init; }

    /// <summary>[T, K] named values of each step; empty where there are none.</summary>
    public ReadOnlySpan<float> Infos { get; init; }

    /// <summary>Seed of the world.</summary>
    public ulong Seed { get; init; }

    /// <summary>Stream of that seed: the number of the episode where it was collected.</summary>
    public ulong Stream { get; init; }

    /// <summary>T, number of steps.</summary>
    public int Steps => Rewards.Length;

    /// <summary>Undiscounted sum of the rewards.</summary>
    public double Return
    {
        get
        {
            double sum = 0;
            foreach (float reward in Rewards)
            {
                sum += reward;
            }

            return sum;
        }
    }
}
