namespace RoboIrl.Text2Reward.Generation;

/// <summary>Whoever answers a prompt: a language model, a recorded transcript, a person.</summary>
public interface IRewardAuthor
{
    /// <summary>Answers once.</summary>
    /// <param name="prompt">The whole prompt; an author remembers nothing of earlier ones.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The reply as it came, untrusted.</returns>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    string Reply(string prompt, CancellationToken stop);
}
