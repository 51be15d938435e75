using RoboIrl.Native;

namespace RoboIrl.Hdf5;

/// <summary>An HDF5 file cannot be read or written, or is refused; the message names the file and the path in it.</summary>
public sealed class Hdf5Exception : NativeException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what was expected.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public Hdf5Exception(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
