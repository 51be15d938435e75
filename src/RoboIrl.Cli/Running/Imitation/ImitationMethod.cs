using RoboIrl.Reporting.Imitation;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>A learner that the benchmark trains on an expert's episodes.</summary>
/// <param name="Name">On the command line and in run folders.</param>
/// <param name="Label">In tables and charts.</param>
/// <param name="Folder">Folder in <c>configs</c> with an experiment per body.</param>
/// <param name="Overrides">What makes it differ from those.</param>
/// <param name="IsOffline">Whether it steps no world and its steps are updates.</param>
internal sealed record ImitationMethod(string Name, string Label, string Folder, IReadOnlyList<string> Overrides, bool IsOffline = false)
{
    private const long MostUpdates = 300_000;

    /// <summary>All there are, in the order of tables.</summary>
    public static IReadOnlyList<ImitationMethod> All { get; } =
    [
        new("filter-nr", ComparisonTable.NoRegret, "filter", ["filter.discriminator=no_regret"]),
        new("filter-br", ComparisonTable.BestResponse, "filter", ["filter.discriminator=best_response"]),
        new("mm", ComparisonTable.MomentMatching, "mm", []),
        new("gail", "GAIL", "gail", []),
        new("bc", ComparisonTable.Cloning, "bc", [], IsOffline: true),
    ];

    /// <summary>Bodies that all of them have an experiment for.</summary>
    public static IReadOnlyList<string> Bodies { get; } = ["half-cheetah", "hopper", "walker2d"];

    /// <summary>Steps of a training: environment steps, or updates, of which a cloned policy needs no more than 300,000.</summary>
    /// <param name="steps">Environment steps of the benchmark.</param>
    public long StepsOf(long steps) => IsOffline ? Math.Min(steps, MostUpdates) : steps;
}
