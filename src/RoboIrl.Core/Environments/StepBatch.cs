namespace RoboIrl.Core.Environments;

/// <summary>
/// Caller-owned room for the results of one vector step. Row i belongs to environment i; every element of a stepped row is written.
/// </summary>
public readonly ref struct StepBatch
{
    /// <summary>[N, O] next observation; where an episode ended, already the first one of the next episode.</summary>
    public required Span<float> Observations { get; init; }

    /// <summary>[N, O] the finished episode's last observation where one ended, otherwise equal to <see cref="Observations"/>.</summary>
    public required Span<float> FinalObservations { get; init; }

    /// <summary>[N] reward of the step.</summary>
    public required Span<float> Rewards { get; init; }

    /// <summary>[N] how the step ended its episode.</summary>
    public required Span<EpisodeEnd> Ends { get; init; }
}
