using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Generation;

/// <summary>Asks for a program, tries it, and gives its errors back to its author until it can be used, a bounded number of times.</summary>
/// <remarks>Xie et al. 2024, arXiv:2309.11489, section 3.2: execution errors are fed back before anything is trained.</remarks>
/// <param name="author">Answers.</param>
/// <param name="tryProgram">Verifies a program and tries it on recorded states, in a process of its own where it is not trusted.</param>
/// <param name="attempts">Most questions, the first one included.</param>
/// <param name="attempted">Hears of each attempt as soon as it is over, so that none is lost where the author fails later.</param>
public sealed class ErrorLoop(
    IRewardAuthor author, Func<string, CancellationToken, SmokeReport> tryProgram, int attempts = ErrorLoop.MostAttempts, Action<Attempt>? attempted = null)
{
    /// <summary>Most questions unless said otherwise: the first one and five with errors.</summary>
    public const int MostAttempts = 6;

    /// <summary>Runs until a program is accepted or the last attempt failed.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Every attempt, the accepted one last where there is one.</returns>
    /// <exception cref="AuthorException">The author gave no reply.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public IReadOnlyList<Attempt> Run(PromptRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        List<Attempt> made = [];
        do
        {
            stop.ThrowIfCancellationRequested();
            Attempt attempt = Ask(new RewardQuestion(request, RewardPrompt.Write(request), made.LastOrDefault()?.Answer.Recorded?.Id), stop);
            made.Add(attempt);
            attempted?.Invoke(attempt);
            request = request with { Failed = new FailedProgram(attempt.Program ?? "", string.Join('\n', attempt.Report.Problems)) };
        }
        while (!made[^1].IsAccepted && made.Count < attempts);
        return made;
    }

    private Attempt Ask(RewardQuestion question, CancellationToken stop)
    {
        AuthorReply answer = author.Reply(question, stop);
        (string? program, ProgramProblem? problem) = answer.Author.ProgramIn(answer.Text);
        return new Attempt(question, answer, program, program is null ? SmokeReport.Refused(problem!) : tryProgram(program, stop));
    }
}
