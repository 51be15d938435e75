namespace RoboIrl.Core.Runs;

/// <summary>A run folder cannot be created, opened or read; the message says what to do.</summary>
public sealed class RunFolderException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, what was expected and what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public RunFolderException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
