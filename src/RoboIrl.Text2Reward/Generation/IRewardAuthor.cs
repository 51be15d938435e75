namespace RoboIrl.Text2Reward.Generation;

/// <summary>Whoever answers a prompt: a language model, a recorded transcript, a person.</summary>
public interface IRewardAuthor
{
    /// <summary>Answers once.</summary>
    /// <param name="question">The whole question; an author remembers nothing of earlier ones.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The reply, untrusted, and who wrote it.</returns>
    /// <exception cref="AuthorException">There is no reply.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    AuthorReply Reply(RewardQuestion question, CancellationToken stop);
}
