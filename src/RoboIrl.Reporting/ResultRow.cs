namespace RoboIrl.Reporting;

/// <summary>One line of a results table.</summary>
/// <param name="Environment">Environment id.</param>
/// <param name="Learner">For example <c>ppo</c>.</param>
/// <param name="Steps">Environment steps of training.</param>
/// <param name="Returns">Final return of each seed, at least one, finite.</param>
/// <param name="Evaluations">Last evaluation of each seed with deterministic actions; empty where there was none.</param>
/// <param name="StepsPerSecond">Environment steps per second of training, mean over the seeds.</param>
/// <param name="Unfinished">How many of the seeds have not taken all steps yet.</param>
public sealed record ResultRow(
    string Environment, string Learner, long Steps, IReadOnlyList<double> Returns, IReadOnlyList<double> Evaluations, double StepsPerSecond, int Unfinished = 0);
