using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Smoke;

/// <summary>What a program did on the recorded states.</summary>
/// <param name="Problems">Why it is refused; empty where it is not.</param>
/// <param name="States">How many states it was tried on.</param>
/// <param name="Ranges">Of the reward first, then of each term; empty where it is refused.</param>
/// <param name="Microseconds">Of the slowest state, the fastest of several evaluations.</param>
public sealed record SmokeReport(IReadOnlyList<ProgramProblem> Problems, int States, IReadOnlyList<TermRange> Ranges, double Microseconds)
{
    /// <summary>A report of a program that was not run, or not to the end.</summary>
    /// <param name="problems">Why.</param>
    public static SmokeReport Refused(params IReadOnlyList<ProgramProblem> problems) => new(problems, 0, [], 0);
}
