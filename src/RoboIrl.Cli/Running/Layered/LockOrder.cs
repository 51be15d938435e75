using RoboIrl.Envs.CombinationLock;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What <c>bench musik</c> is asked for.</summary>
internal sealed record LockOrder
{
    /// <summary>Where everything lies; a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>What is to be opened.</summary>
    public required LockForm Form { get; init; }

    /// <summary>H of each lock.</summary>
    public required IReadOnlyList<int> Horizons { get; init; }

    /// <summary>Who learns.</summary>
    public required IReadOnlyList<LayeredKind> Methods { get; init; }

    /// <summary>A lock and a run of every method each.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Whose details of the lock hold.</summary>
    public required LockDefinition Definition { get; init; }

    /// <summary>What a learner may spend, by the horizon.</summary>
    public required Func<int, LayeredBudget> BudgetOf { get; init; }

    /// <summary>Threads of a run.</summary>
    public required int Threads { get; init; }
}
