namespace RoboIrl.Core.Datasets;

/// <summary>A dataset could not be written or is refused; the message names the file, the episode where there is one, and says what to do.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, what was expected and what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public DatasetException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
