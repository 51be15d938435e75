namespace RoboIrl.Reporting.Published;

/// <summary>Who published returns of a learner.</summary>
/// <param name="Learner">For example <c>ppo</c>.</param>
/// <param name="Name">For the head of a column.</param>
/// <param name="GivesVerdict">Whether our returns of this learner are judged by this source; one source of a learner at most.</param>
/// <param name="Note">What its numbers are: kind of return, seeds, rules.</param>
public sealed record PublishedSource(string Learner, string Name, bool GivesVerdict, string Note);
