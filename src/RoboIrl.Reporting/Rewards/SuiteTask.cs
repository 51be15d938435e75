namespace RoboIrl.Reporting.Rewards;

/// <summary>Trainings with several rewards of one environment.</summary>
/// <param name="Environment">Its id.</param>
/// <param name="Rewards">The trainings of each reward by its name, for example <c>reference</c>; none where it has not begun.</param>
/// <param name="Evaluations">How many evaluations at the end of a run are averaged.</param>
public sealed record SuiteTask(string Environment, IReadOnlyDictionary<string, IReadOnlyList<RewardRun>> Rewards, int Evaluations)
{
    /// <summary>What came of a reward; null where the environment does not have it.</summary>
    /// <param name="reward">Its name.</param>
    internal SuiteOutcome? OutcomeOf(string reward) => Rewards.TryGetValue(reward, out IReadOnlyList<RewardRun>? runs) ? SuiteOutcome.Of(runs, Evaluations) : null;
}
