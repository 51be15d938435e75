using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Reporting.Rewards;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>The recorded programs against the library's reference over many environments: a comparison each, in a folder of its own.</summary>
/// <param name="order">The command line.</param>
/// <param name="screen">Where to print.</param>
internal sealed class RewardSuite(SuiteOrder order, Screen screen)
{
    /// <summary>Environments that have a reference and a recorded program, by their ids.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. ProgramLibrary.Shared.Programs.Select(static p => p.Environment).Where(static id => Suite.Environments.Definitions.Any(d => d.Id == id) && Recorded(id).Length > 0),
    ];

    /// <summary>Prints how every training stands; writes nothing.</summary>
    public void List()
    {
        foreach (string environment in order.Environments)
        {
            ComparisonOf(environment, order.Seeds).RequireSame();
        }

        foreach (TrainingOrder training in Trainings())
        {
            screen.Out.WriteLine($"{training.Label}: {TrainingBatch.Standing(training)}");
        }
    }

    /// <summary>Does what is left of everything but the report; every program of every environment is verified before the first training.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="ConfigException">An override is wrong.</exception>
    public int Run(CancellationToken stop)
    {
        // All are checked before anything is written, so that a mended command can begin the same folder.
        RewardComparison[] comparisons = [.. order.Environments.Select(environment => ComparisonOf(environment, order.Seeds))];
        if (!Array.TrueForAll(comparisons, static comparison => comparison.IsSound()))
        {
            return ExitCode.Failure;
        }

        Array.ForEach(comparisons, static comparison => comparison.Claim());
        return TrainingBatch.RunRest(Trainings(), order.Jobs, screen, stop);
    }

    /// <summary>The table of what there is in a folder, and what the command ends with.</summary>
    /// <param name="folder">Full path.</param>
    /// <exception cref="UsageException">There is nothing to report.</exception>
    public static (string Text, int Code) Report(string folder)
    {
        string[] folders = Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : [];
        ComparisonReport[] reports = [.. folders.Select(static f => ComparisonReport.ReadAny(new ComparisonFolder(f)))];
        if (reports.Length == 0)
        {
            throw new UsageException($"'{folder}' holds no comparison yet; without --report the command begins one.");
        }

        string table = SuiteTable.ToMarkdown([.. reports.Select(static r => r.ToTask())], ComparedReward.Reference, ComparedReward.Recorded);
        return ($"{table}\n{ComparisonReport.Caption(reports)}\n", reports.Max(static r => r.Code));
    }

    // Seed 1 of everything first: what is broken off shows a full, if thin, table.
    private TrainingOrder[] Trainings() =>
    [
        .. from seed in order.Seeds
           from environment in order.Environments
           from training in ComparisonOf(environment, [seed]).Trainings()
           select training with { Label = $"{NameOf(environment)} {training.Name}" },
    ];

    private RewardComparison ComparisonOf(string environment, IReadOnlyList<ulong> seeds)
    {
        RewardExperiment experiment = RewardExperiment.Of(environment, null, order.Steps);
        return new RewardComparison(
            new ComparisonOrder
            {
                Folder = Path.Combine(order.Folder, NameOf(environment)),
                Experiment = experiment with { Overrides = [.. experiment.Overrides, .. order.Overrides] },
                Rewards = [ComparedReward.OfLibrary(environment, KeptReward.Today), .. Recorded(environment)],
                Seeds = seeds,
                Jobs = order.Jobs,
            },
            screen);
    }

    private static ComparedReward[] Recorded(string environment) =>
        [.. ComparedReward.Recorded.Select(name => ComparedReward.OfTranscripts(TranscriptLibrary.Shared, environment, name)).OfType<ComparedReward>()];

    private static string NameOf(string environment) => environment.Replace('/', '-');
}
