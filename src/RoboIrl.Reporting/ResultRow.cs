using RoboIrl.Reporting.Statistics;

namespace RoboIrl.Reporting;

/// <summary>One line of a results table.</summary>
/// <param name="Environment">Environment id.</param>
/// <param name="Learner">For example <c>ppo</c>.</param>
/// <param name="Steps">Environment steps of training.</param>
/// <param name="Returns">Final return of each seed, one finite value per seed.</param>
/// <param name="StepsPerSecond">Environment steps per second of training, mean over the seeds.</param>
public sealed record ResultRow(string Environment, string Learner, long Steps, IReadOnlyList<double> Returns, double StepsPerSecond)
{
    /// <summary>Statistics over the seeds.</summary>
    public Summary Summary => Summary.Of(Returns);
}
