using System.Buffers.Binary;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>Messages between this process and a worker: a mark, a length, that many bytes. Lengths are checked before anything is read.</summary>
internal static class WorkerFrame
{
    /// <summary>Most bytes of one message; a program and every list in an answer are far smaller.</summary>
    public const int Longest = 1 << 20;

    private const uint Mark = 0x31525752; // "RWR1"
    private const int Header = 8;

    /// <summary>Writes a message.</summary>
    public static void Write(Stream to, ReadOnlySpan<byte> message)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Length, Longest);
        Span<byte> header = stackalloc byte[Header];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], message.Length);
        to.Write(header);
        to.Write(message);
        to.Flush();
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidDataException">What comes is no message.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static byte[] Read(Stream from)
    {
        Span<byte> header = stackalloc byte[Header];
        from.ReadExactly(header);
        int length = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Mark || length is < 0 or > Longest)
        {
            throw new InvalidDataException("It is no message of a worker.");
        }

        byte[] message = new byte[length];
        from.ReadExactly(message);
        return message;
    }
}
