using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Rewards beside each other in one environment: the same learner, seeds and budget, trainings in processes of their own.</summary>
/// <param name="order">The command line.</param>
/// <param name="screen">Where to print.</param>
internal sealed class RewardComparison(ComparisonOrder order, Screen screen)
{
    private readonly ComparisonFolder _folder = new(order.Folder);

    /// <summary>The trainings, seed 1 of everything before seed 2 of anything: an interrupted comparison shows a full, if thin, table.</summary>
    public IReadOnlyList<TrainingOrder> Trainings() =>
        [.. from seed in order.Seeds from reward in order.Rewards select TrainingOf(reward, seed)];

    /// <summary>Prints how every training stands; writes nothing.</summary>
    public void List()
    {
        RequireSame();
        foreach (TrainingOrder training in Trainings())
        {
            screen.Out.WriteLine($"{training.Name}: {TrainingBatch.Standing(training)}");
        }
    }

    /// <summary>Does what is left of everything but the report. Every program is verified before the first training.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="ConfigException">An override is wrong.</exception>
    public int Run(CancellationToken stop)
    {
        // What is wrong with one reward is told before hours of the others, and before anything is written.
        if (!IsSound())
        {
            return ExitCode.Failure;
        }

        Claim();
        return TrainingBatch.RunRest(Trainings(), order.Jobs, screen, stop);
    }

    /// <summary>Verifies every program, and that the folder is one of this comparison; prints what is wrong and writes nothing.</summary>
    /// <exception cref="ConfigException">An override is wrong.</exception>
    /// <exception cref="UsageException">The folder holds something else.</exception>
    public bool IsSound()
    {
        RequireSame();
        EnvironmentConfig environment = Suite.Load(order.Experiment.File, order.Experiment.Overrides).Environment;
        ComparedReward[] refused = [.. order.Rewards.Where(reward => !IsSound(reward, environment))];
        return refused.Length == 0;
    }

    /// <summary>Begins the folder, or goes on with it, and keeps the programs; trains nothing.</summary>
    public void Claim() => _folder.Claim(TermsOf(), order.Rewards);

    /// <summary>Checks that the folder is one of this comparison; verifies no program.</summary>
    /// <exception cref="UsageException">It holds something else.</exception>
    public void RequireSame() => _folder.RequireSame(TermsOf(), order.Rewards);

    private bool IsSound(ComparedReward reward, EnvironmentConfig environment)
    {
        if (reward.Source is null)
        {
            Suite.Load(order.Experiment.File, OverridesOf(reward, order.Seeds[0]));
            return true;
        }

        VerifiedProgram verified = VerifiedPrograms.Verify(reward.Source, environment);
        foreach (string problem in verified.Problems)
        {
            screen.Error.WriteLine($"error: the program '{reward.Name}' is refused: {problem}");
        }

        return verified.Problems.Count == 0;
    }

    private ComparisonTerms TermsOf() => ComparisonTerms.Of(Suite.Load(order.Experiment.File, order.Experiment.Overrides));

    private TrainingOrder TrainingOf(ComparedReward reward, ulong seed) =>
        new(order.Experiment.File, OverridesOf(reward, seed), _folder.Runs, ComparisonFolder.RunNameOf(reward.Name, seed));

    private List<string> OverridesOf(ComparedReward reward, ulong seed) =>
    [
        .. order.Experiment.Overrides,
        $"environment.success_reward={(reward.PaysSuccess ? "true" : "false")}",
        reward.Source is null ? "environment.reward_program=null" : RewardExperiment.Paying(_folder.ProgramOf(reward)),
        string.Create(CultureInfo.InvariantCulture, $"seed={seed}"),
    ];
}
