namespace RoboIrl.Text2Reward.Generation;

/// <summary>An author gave no reply. The message says why and what to do; no key is ever in it.</summary>
public sealed class AuthorException : Exception
{
    /// <summary>Makes one.</summary>
    public AuthorException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened and what to do.</param>
    public AuthorException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public AuthorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
