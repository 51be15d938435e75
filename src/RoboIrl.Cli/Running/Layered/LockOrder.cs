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

    /// <summary>Sizes of what they solve.</summary>
    public required LockSizes Sizes { get; init; }

    /// <summary>Threads of a run.</summary>
    public required int Threads { get; init; }

    /// <summary>What a learner may spend; <see cref="LockBudgets"/> says what a run may.</summary>
    /// <param name="horizon">H.</param>
    public LayeredBudget BudgetOf(int horizon) => Form.BudgetFor(horizon, Sizes);

    /// <summary>A run of the order, or one that would be of it if its learner were named.</summary>
    /// <param name="horizon">H.</param>
    /// <param name="method">Name of the learner.</param>
    /// <param name="seed">Of the lock and of the run.</param>
    public LockRun RunOf(int horizon, string method, ulong seed)
    {
        LayeredBudget budget = BudgetOf(horizon);
        return new LockRun(Form.FilesOf(Definition), horizon, method, seed, budget == Form.BudgetFor(horizon, LockSizes.Usual) ? "" : LockRun.SizesOf(budget));
    }
}
