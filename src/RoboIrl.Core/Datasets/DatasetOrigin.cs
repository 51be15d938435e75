namespace RoboIrl.Core.Datasets;

/// <summary>How a dataset came to be: enough to make it once more.</summary>
public sealed record DatasetOrigin
{
    /// <summary>Who acted: <c>random</c>, <c>zero</c>, <c>expert</c>, the learner of a run, <c>replay buffer</c>, or <c>combined</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>Name of the run that a trained policy or a replay buffer is from; null for others.</summary>
    public string? Run { get; init; }

    /// <summary>Environment steps of training behind the policy; null where it was not trained.</summary>
    public long? Checkpoint { get; init; }

    /// <summary>Whether actions were drawn from the policy's distribution instead of being its mode.</summary>
    public bool Stochastic { get; init; }

    /// <summary>Standard deviation of the Gaussian noise on each action; 0 for none.</summary>
    public double Noise { get; init; }

    /// <summary>Seed of the episodes.</summary>
    public ulong Seed { get; init; }

    /// <summary>Version of the physics engine, for example <c>MuJoCo 2.2.2</c>: another one need not reproduce the states' bits.</summary>
    public string Engine { get; init; } = "";

    /// <summary>What a combined dataset was put together from, a line each.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
