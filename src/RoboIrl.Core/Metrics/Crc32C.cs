using System.Numerics;
using System.Runtime.InteropServices;

namespace RoboIrl.Core.Metrics;

/// <summary>CRC-32C (Castagnoli), reflected, polynomial 0x1EDC6F41, and the masking that TensorBoard's record files apply to it.</summary>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    public static uint Compute(ReadOnlySpan<byte> data) => Append(0, data);

    /// <summary>The checksum of what <paramref name="crc"/> is the checksum of, followed by more bytes; 0 stands for no bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        crc = ~crc;
        if (BitConverter.IsLittleEndian)
        {
            ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(data);
            foreach (ulong word in words)
            {
                crc = BitOperations.Crc32C(crc, word); // one instruction for eight bytes
            }

            data = data[(words.Length * sizeof(ulong))..];
        }

        foreach (byte value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    /// <summary>A checksum of data that itself holds checksums is weak; the format therefore rotates it and adds a constant.</summary>
    public static uint Masked(ReadOnlySpan<byte> data) => uint.RotateRight(Compute(data), 15) + MaskDelta;
}
