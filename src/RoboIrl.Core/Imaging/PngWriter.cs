using System.Buffers.Binary;
using System.IO.Compression;
using RoboIrl.Core.Runs;

namespace RoboIrl.Core.Imaging;

/// <summary>Writes PNG files (8-bit RGB, no interlace).</summary>
/// <remarks>Source: W3C, Portable Network Graphics specification, second edition, 2003.</remarks>
public static class PngWriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Writes an image; the file appears whole or not at all.</summary>
    /// <param name="path">Where; the folder is created, an older file is replaced.</param>
    /// <param name="image">What.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, RgbImage image)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        AtomicFile.Write(path, Encode(image));
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="image">What to encode.</param>
    public static byte[] Encode(RgbImage image)
    {
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8; // bits per channel
        header[9] = 2; // red, green, blue
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compress(image));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Each row is sent as its difference to the row above, which rendered images compress well with.</summary>
    private static byte[] Compress(RgbImage image)
    {
        const byte Up = 2;
        int stride = image.Width * 3;
        byte[] line = new byte[stride + 1];
        line[0] = Up;
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Optimal))
        {
            for (int y = 0; y < image.Height; y++)
            {
                for (int i = 0; i < stride; i++)
                {
                    int at = (y * stride) + i;
                    line[i + 1] = (byte)(image.Pixels[at] - (y > 0 ? image.Pixels[at - stride] : 0));
                }

                zlib.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte b in data)
        {
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
