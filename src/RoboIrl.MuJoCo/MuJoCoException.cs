using RoboIrl.Native;

namespace RoboIrl.MuJoCo;

/// <summary>The engine refused a model or met a fault; the message carries MuJoCo's text.</summary>
/// <remarks>After a fault in a step the model is unharmed; reset the <see cref="MjData"/> before using it again.</remarks>
public sealed class MuJoCoException : NativeException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, with the engine's text.</param>
    public MuJoCoException(string message) : base(message)
    {
    }
}
