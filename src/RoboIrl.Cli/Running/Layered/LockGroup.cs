using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Statistics;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>Runs that compare: one learner with one budget, on locks of one horizon with the same parameters. A row of the table.</summary>
/// <param name="Method">Who learned.</param>
/// <param name="Runs">One per seed, at least one.</param>
internal sealed record LockGroup(LayeredKind Method, IReadOnlyList<LockResult> Runs)
{
    /// <summary>The table's head, for the cells of <see cref="Row"/>.</summary>
    public const string Head =
        "| H | learner | episodes per problem | seeds | opened | return, worst | best | episodes, worst | median | published worst | cover, worst | decoder, worst | likelihood, worst | without gain | wall clock, worst | median | processors, median |\n" +
        "|---:|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n";

    /// <summary>H.</summary>
    public int Horizon => Runs[0].Horizon;

    /// <summary>What all of them were allowed to spend.</summary>
    public LayeredBudget Budget => Runs[0].Budget;

    /// <summary>What all locks were made of; null where that is not known.</summary>
    public LockParameters? Parameters => Runs[0].Parameters;

    /// <summary>Whether every run opened its lock.</summary>
    public bool IsOpen => Runs.All(static r => r.IsOpen);

    /// <summary>The most episodes of a run that did not open its lock, 0 where all did; who opens one may have needed more.</summary>
    public long EpisodesInVain => Runs.Where(static r => !r.IsOpen).Select(static r => r.Episodes).DefaultIfEmpty().Max();

    /// <summary>Seeds as option <c>--seeds</c> takes them.</summary>
    public string Seeds => SeedRange.Format(Runs.Select(static r => r.Seed));

    /// <summary>Divides runs into groups.</summary>
    /// <param name="runs">Of any learners, horizons and budgets.</param>
    /// <param name="methods">The learners, in the order of the table.</param>
    /// <returns>Short locks first; of a learner's budgets the smaller first.</returns>
    public static IReadOnlyList<LockGroup> Of(IEnumerable<LockResult> runs, IReadOnlyList<LayeredKind> methods) =>
        [.. from run in runs
            group run by (run.Horizon, run.Method, Budget: Common(run.Budget), run.Parameters) into same
            let method = methods.Index().First(m => m.Item.Name == same.Key.Method)
            orderby same.Key.Horizon, method.Index, same.Key.Budget.CoverSamples, same.Key.Budget.RewardSamples, same.Key.Budget.MostSamples
            select new LockGroup(method.Item, [.. same.DistinctBy(static r => r.Seed).OrderBy(static r => r.Seed)])]; // two files of one run hold the same numbers

    /// <summary>A row of the table, with its end of line.</summary>
    /// <param name="published">The published number of episodes, or null.</param>
    public string Row(double? published)
    {
        string[] cells =
        [
            Text($"{Horizon}"), Method.Label, Sizes(), Seeds, Text($"{Runs.Count(static r => r.IsOpen)} of {Runs.Count}"),
            Text($"{Runs.Min(static r => r.MeanReturn):F3}"), Text($"{Runs.Max(static r => r.MeanReturn):F3}"), Episodes(1), Episodes(0.5), published is { } number ? Formats.Count(number) : "-",
            Cover(), Worst(static r => r.BalancedDecoding), Worst(static r => r.WorstGain()), Runs.Max(static r => r.WithoutGain()) is { } layers ? Text($"{layers} of {Horizon - 1}") : "-",
            Time(static r => r.Seconds, 1), Time(static r => r.Seconds, 0.5), Time(static r => r.ProcessorSeconds, 0.5),
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }

    // Where some got what another run needed, budgets of one kind differ from seed to seed.
    private static LayeredBudget Common(LayeredBudget budget) => budget.MostSamples > 0 ? budget with { Episodes = 0 } : budget;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private string Sizes() => Method.PlaysUntilSpent
        ? "-"
        : $"{Formats.Count(Budget.CoverSamples)} + {Formats.Count(Budget.RewardSamples)}{(Budget.MostSamples > 0 ? $", doubled up to {Formats.Count(Budget.MostSamples)}" : "")}";

    private string Episodes(double quantile)
    {
        double value = Estimates.Quantile([.. Runs.Select(static r => r.IsOpen ? r.Episodes : double.MaxValue)], quantile);
        return value < double.MaxValue / 4 ? Formats.Count(value) : $"not in {Formats.Count(EpisodesInVain)}";
    }

    private string Cover() => Runs.Where(static r => r.Cover is not null).MinBy(static r => r.Cover) is { } worst
        ? Text($"{worst.Cover:F3}") + (worst.CoverError is { } error ? Text($" ± {error:F3}") : "")
        : "-";

    private string Worst(Func<LockResult, double?> of) => Runs.All(r => of(r) is not null) ? Text($"{Runs.Min(of):F3}") : "-";

    private string Time(Func<LockResult, double> of, double quantile) => Formats.Duration(TimeSpan.FromSeconds(Estimates.Quantile([.. Runs.Select(of)], quantile)));
}
