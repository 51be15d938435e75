using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Rewards beside each other in one environment: the same learner, seeds and budget, trainings in processes of their own.</summary>
/// <param name="order">The command line.</param>
/// <param name="screen">Where to print.</param>
internal sealed class RewardComparison(ComparisonOrder order, Screen screen) : RewardTrainings(order.Jobs, screen)
{
    private readonly ComparisonFolder _folder = new(order.Folder);

    /// <summary>The trainings, seed 1 of everything before seed 2 of anything: an interrupted comparison shows a full, if thin, table.</summary>
    public override IReadOnlyList<TrainingOrder> Trainings() =>
        [.. from seed in order.Seeds from reward in order.Rewards select TrainingOf(reward, seed)];

    /// <inheritdoc/>
    public override bool IsSound()
    {
        RequireSame();
        EnvironmentConfig environment = Suite.Load(order.Experiment.File, order.Experiment.Overrides).Environment;
        ComparedReward[] refused = [.. order.Rewards.Where(reward => !IsSound(reward, environment))];
        return refused.Length == 0;
    }

    /// <inheritdoc/>
    public override void Claim() => _folder.Claim(TermsOf(), order.Rewards);

    /// <inheritdoc/>
    public override void RequireSame() => _folder.RequireSame(TermsOf(), order.Rewards);

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
            Screen.Error.WriteLine($"error: the program '{reward.Name}' is refused: {problem}");
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
