namespace RoboIrl.Reporting.Published;

/// <summary>A return that others have published.</summary>
/// <param name="Environment">Environment id without the version of its rules, for example <c>locomotion/hopper</c>.</param>
/// <param name="Learner">For example <c>ppo</c>.</param>
/// <param name="Source">Name of a <see cref="PublishedSource"/>.</param>
/// <param name="Steps">Environment steps of training.</param>
/// <param name="Mean">Mean return over seeds or episodes, as the source has it.</param>
/// <param name="StandardDeviation">What the source gives behind its +-; null where it gives none.</param>
/// <param name="Certainty">How sure the number is.</param>
public sealed record PublishedReturn(string Environment, string Learner, string Source, long Steps, double Mean, double? StandardDeviation, Certainty Certainty);
