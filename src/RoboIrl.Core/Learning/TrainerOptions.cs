namespace RoboIrl.Core.Learning;

/// <summary>What every trainer needs to know of a run.</summary>
/// <remarks>Steps are environment steps, summed over all worlds; of a trainer that steps none, updates.</remarks>
public sealed record TrainerOptions
{
    /// <summary>Steps of the whole run; at least 1.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>Seed of the worlds, of the acting noise and of the updates.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that act and step; results do not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Steps between two evaluations; 0 evaluates at the end only.</summary>
    public long EvaluateEvery { get; init; }

    /// <summary>When the task counts as learned and the run ends early; never by default.</summary>
    public SuccessGoal Goal { get; init; }

    /// <summary>Steps between two checkpoints; 0 saves at the end only.</summary>
    public long CheckpointEvery { get; init; }

    /// <summary>Steps between two rows of metrics; evaluations and checkpoints end a row too.</summary>
    public long LogEvery { get; init; } = 1;

    /// <summary>The run stops when more than this fraction of its episodes ended in a numeric fault, in [0, 1].</summary>
    public double MaxFaultRate { get; init; } = 0.01;
}
