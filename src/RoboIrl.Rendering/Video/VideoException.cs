namespace RoboIrl.Rendering.Video;

/// <summary>A video could not be written or is not what was asked for; the message carries ffmpeg's own text.</summary>
public sealed class VideoException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public VideoException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
