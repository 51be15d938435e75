using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>Answers with a text that is there already: a file, or what a person pasted. It has one answer.</summary>
/// <param name="text">A program, or a reply with one in a block.</param>
/// <param name="author">Who wrote it.</param>
/// <param name="date">The day, UTC.</param>
public sealed class WrittenAuthor(string text, AuthorIdentity author, DateOnly date) : IRewardAuthor
{
    private bool _answered;

    /// <inheritdoc/>
    public AuthorReply Reply(RewardQuestion question, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (_answered)
        {
            throw new AuthorException("The text that was handed in is refused, and there is no other. Mend it and start anew.");
        }

        _answered = true;
        return new AuthorReply(text, author, date);
    }
}
