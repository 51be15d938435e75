namespace RoboIrl.Hdf5;

/// <summary>What is believed of a file before memory is set aside for it.</summary>
public static class Hdf5Limits
{
    /// <summary>Most bytes of a chunk, which the library unpacks as a whole.</summary>
    public const long ChunkBytes = 256L * 1024 * 1024;

    /// <summary>
    /// Most bytes that a stored byte can stand for: what deflate reaches at best (RFC 1951: 258 bytes in two bits). A shape that needs
    /// more of what is stored was made up.
    /// </summary>
    public const long BytesPerStoredByte = 1032;

    /// <summary>Most names that are listed of a group.</summary>
    public const int Names = 10_000;
}
