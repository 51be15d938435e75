using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Reporting.Rewards;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>The recorded programs against the library's reference over many environments: a comparison each, in a folder of its own.</summary>
/// <param name="order">The command line.</param>
/// <param name="screen">Where to print.</param>
internal sealed class RewardSuite(SuiteOrder order, Screen screen) : RewardTrainings(order.Jobs, screen)
{
    /// <summary>Environments that have a reference and a recorded program, by their ids.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. ProgramLibrary.Shared.Programs.Select(static p => p.Environment).Where(static id => Suite.Environments.Definitions.Any(d => d.Id == id) && Recorded(id, feedback: false).Length > 0),
    ];

    /// <summary>Seed 1 of everything first: what is broken off shows a full, if thin, table.</summary>
    public override IReadOnlyList<TrainingOrder> Trainings() =>
    [
        .. from seed in order.Seeds
           from environment in order.Environments
           from training in ComparisonOf(environment, [seed]).Trainings()
           select training with { Label = $"{NameOf(environment)} {training.Name}" },
    ];

    /// <inheritdoc/>
    public override bool IsSound() => Array.TrueForAll(Comparisons(), static comparison => comparison.IsSound());

    /// <inheritdoc/>
    public override void Claim() => Array.ForEach(Comparisons(), static comparison => comparison.Claim());

    /// <inheritdoc/>
    public override void RequireSame() => Array.ForEach(Comparisons(), static comparison => comparison.RequireSame());

    /// <summary>The table of what there is in a folder, and what the command ends with.</summary>
    /// <param name="folder">Full path.</param>
    /// <exception cref="UsageException">There is nothing to report.</exception>
    public static (string Text, int Code) Report(string folder)
    {
        string[] folders = Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : [];
        string[] generated = [.. ComparedReward.Recorded, .. folders.SelectMany(static f => new ComparisonFolder(f).Programs).Where(ComparedReward.IsFeedback).Distinct().Order(StringComparer.Ordinal)];
        ComparisonReport[] reports = [.. folders.Select(f => ComparisonReport.ReadAny(new ComparisonFolder(f), [ComparedReward.Reference, .. generated]))];
        if (reports.Length == 0)
        {
            throw new UsageException($"'{folder}' holds no comparison yet; without --report the command begins one.");
        }

        string table = SuiteTable.ToMarkdown([.. reports.Select(static r => r.ToTask())], ComparedReward.Reference, generated);
        return ($"{table}\n{ComparisonReport.Caption(reports, generated)}\n", reports.Max(static r => r.Code));
    }

    private RewardComparison[] Comparisons() => [.. order.Environments.Select(environment => ComparisonOf(environment, order.Seeds))];

    private RewardComparison ComparisonOf(string environment, IReadOnlyList<ulong> seeds)
    {
        RewardExperiment experiment = RewardExperiment.Of(environment, null, order.Steps);
        return new RewardComparison(
            new ComparisonOrder
            {
                Folder = Path.Combine(order.Folder, NameOf(environment)),
                Experiment = experiment with { Overrides = [.. experiment.Overrides, .. order.Overrides] },
                Rewards = [ComparedReward.OfLibrary(environment, KeptReward.Today), .. Recorded(environment, order.Feedback)],
                Seeds = seeds,
                Jobs = order.Jobs,
            },
            Screen);
    }

    private static ComparedReward[] Recorded(string environment, bool feedback) =>
    [
        .. ComparedReward.Recorded.Select(name => ComparedReward.OfTranscripts(TranscriptLibrary.Shared, environment, name)).OfType<ComparedReward>(),
        .. feedback && ComparedReward.OfFeedback(TranscriptLibrary.Shared, environment) is { } last ? [last] : (ComparedReward[])[],
    ];

    private static string NameOf(string environment) => environment.Replace('/', '-');
}
