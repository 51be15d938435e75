namespace RoboIrl.Reporting;

/// <summary>How often one trained policy did one task.</summary>
/// <param name="Learner">For example <c>sac</c>.</param>
/// <param name="Task">Environment id.</param>
/// <param name="Seed">Seed of the training.</param>
/// <param name="Steps">Environment steps of training behind the policy.</param>
/// <param name="Rate">Part of the episodes with success, 0 .. 1.</param>
public sealed record SuccessRow(string Learner, string Task, ulong Seed, long Steps, double Rate);
