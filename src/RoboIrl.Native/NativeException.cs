namespace RoboIrl.Native;

/// <summary>A call into a native library failed; the message carries the native text.</summary>
public class NativeException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, the offending value, what was expected and what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public NativeException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
