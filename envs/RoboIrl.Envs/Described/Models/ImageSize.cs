using System.Buffers.Binary;

namespace RoboIrl.Envs.Described.Models;

/// <summary>Reads how large a picture or height field says it is: a small file may unpack to gigabytes.</summary>
internal static class ImageSize
{
    private const int PngHead = 24;
    private const int OwnHead = 8;

    /// <summary>Rows times columns by the file's header; 0 where it is too short to have one.</summary>
    /// <param name="path">A plain file: <c>.png</c>, or the engine's own format, which begins with the two sizes.</param>
    public static double Of(string path)
    {
        Span<byte> head = stackalloc byte[PngHead];
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            // A signature of 8 bytes, length and name of the first chunk, then width and height.
            return read < PngHead ? 0 : (double)BinaryPrimitives.ReadUInt32BigEndian(head[16..]) * BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
        }

        return read < OwnHead ? 0 : (double)BinaryPrimitives.ReadUInt32LittleEndian(head) * BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
    }
}
