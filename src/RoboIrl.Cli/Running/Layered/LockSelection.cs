using RoboIrl.Envs.CombinationLock;
using RoboIrl.Learners;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>Which of the finished runs a report shows.</summary>
/// <param name="Form">What was opened.</param>
/// <param name="Definition">Whose details of the lock held.</param>
internal sealed record LockSelection(LockForm Form, LockDefinition Definition)
{
    /// <summary>H of each lock; null for all that are there.</summary>
    public IReadOnlyList<int>? Horizons { get; init; }

    /// <summary>Who learned, in the order of the table; null for all that are known.</summary>
    public IReadOnlyList<LayeredKind>? Methods { get; init; }

    /// <summary>Of locks and runs; null for all that are there.</summary>
    public IReadOnlyList<ulong>? Seeds { get; init; }

    /// <summary>Sizes of what they solved; the usual ones for whatever is there.</summary>
    public LockSizes Sizes { get; init; } = LockSizes.Usual;

    /// <summary>Whether a run is shown, as far as its name tells.</summary>
    public bool Has(LockRun run) =>
        (Horizons?.Contains(run.Horizon) ?? true) && (Seeds?.Contains(run.Seed) ?? true) && (Methods ?? LayeredKinds.All).Any(m => m.Name == run.Method);

    /// <summary>Whether a run is shown that <see cref="Has(LockRun)"/>.</summary>
    public bool Has(LockResult result) => Sizes == LockSizes.Usual || LockRun.SizesOf(result.Budget) == LockRun.SizesOf(Form.BudgetFor(result.Horizon, Sizes));
}
