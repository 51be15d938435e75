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
    private const string Feedback = "feedback";

    // Every start of the program knows the names of rewards: it shall not read the transcripts for that.
    private static readonly Lazy<IReadOnlyList<string>> Recorded = new(static () =>
    [
        .. ProgramLibrary.Shared.Programs.Select(static p => p.Environment).Where(static id => Suite.Environments.Definitions.Any(d => d.Id == id) && ComparedReward.Recorded.Any(name => RewardOf(id, name) is not null)),
    ]);

    /// <summary>Environments that have a reference and a recorded program, by their ids.</summary>
    public static IReadOnlyList<string> All => Recorded.Value;

    /// <summary>The rewards that an environment may have, in the order of trainings: the library's, those without feedback, that of the last round of it.</summary>
    public static IReadOnlyList<string> Rewards { get; } = [ComparedReward.Reference, .. ComparedReward.Recorded, Feedback];

    /// <summary>Seed 1 of everything first: what is broken off shows a full, if thin, table.</summary>
    /// <exception cref="UsageException">No environment has any of the rewards.</exception>
    public override IReadOnlyList<TrainingOrder> Trainings()
    {
        TrainingOrder[] all =
        [
            .. from seed in order.Seeds
               from environment in order.Environments
               from training in ComparisonOf(environment, [seed])?.Trainings() ?? []
               select training with { Label = $"{NameOf(environment)} {training.Name}" },
        ];
        return all.Length > 0
            ? all
            : throw new UsageException($"None of these environments has what --rewards {string.Join(' ', order.Rewards)} asks for; './build.sh reward transcript list' shows the programs on record.");
    }

    /// <inheritdoc/>
    public override bool IsSound()
    {
        RequireSame(); // a wrong setting is told before the first program is tried, which takes a second each
        return Array.TrueForAll(Comparisons(), static comparison => comparison.IsSound());
    }

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
        string[] kept = [.. folders.SelectMany(static f => new ComparisonFolder(f).Programs).Distinct()];
        string[] generated = [.. ComparedReward.Recorded.Where(kept.Contains), .. kept.Where(ComparedReward.IsFeedback).Order(StringComparer.Ordinal)];
        ComparisonReport[] reports = [.. folders.Select(f => ComparisonReport.ReadAny(new ComparisonFolder(f), [ComparedReward.Reference, .. generated]))];
        if (reports.Length == 0)
        {
            throw new UsageException($"'{folder}' holds no comparison yet; without --report the command begins one.");
        }

        string table = SuiteTable.ToMarkdown([.. reports.Select(static r => r.ToTask())], ComparedReward.Reference, generated);
        return ($"{table}\n{ComparisonReport.Caption(reports, generated)}\n", reports.Max(static r => r.Code));
    }

    private RewardComparison[] Comparisons() => [.. order.Environments.Select(environment => ComparisonOf(environment, order.Seeds)).OfType<RewardComparison>()];

    private RewardComparison? ComparisonOf(string environment, IReadOnlyList<ulong> seeds)
    {
        ComparedReward[] rewards = [.. Rewards.Where(order.Rewards.Contains).Select(name => RewardOf(environment, name)).OfType<ComparedReward>()];
        RewardExperiment experiment = RewardExperiment.Of(environment, null, order.Steps);
        return rewards.Length == 0 ? null : new RewardComparison(
            new ComparisonOrder
            {
                Folder = Path.Combine(order.Folder, NameOf(environment)),
                Experiment = experiment with { Overrides = [.. experiment.Overrides, .. order.Overrides] },
                Rewards = rewards,
                Seeds = seeds,
                Jobs = order.Jobs,
            },
            Screen);
    }

    private static ComparedReward? RewardOf(string environment, string name) => name switch
    {
        ComparedReward.Reference => ComparedReward.OfLibrary(environment, KeptReward.Today),
        Feedback => ComparedReward.OfFeedback(TranscriptLibrary.Shared, environment),
        _ => ComparedReward.OfTranscripts(TranscriptLibrary.Shared, environment, name),
    };

    private static string NameOf(string environment) => environment.Replace('/', '-');
}
