namespace RoboIrl.Rendering.Gl;

/// <summary>OpenGL could not be started or failed; the message lists everything that was tried and why each failed.</summary>
public sealed class GlException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="attempts">What was tried, one line each; may be empty.</param>
    public GlException(string message, IReadOnlyList<string>? attempts = null)
        : base(attempts is { Count: > 0 } ? $"{message}\n{string.Join('\n', attempts.Select(a => "  - " + a))}" : message)
    {
        Attempts = attempts ?? [];
    }

    /// <summary>What was tried and why it failed, one line each.</summary>
    public IReadOnlyList<string> Attempts { get; }
}
