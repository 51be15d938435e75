namespace RoboIrl.Core.Checkpoints;

/// <summary>A checkpoint could not be written or is refused; the message says what to do.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, what was expected and what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public CheckpointException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
