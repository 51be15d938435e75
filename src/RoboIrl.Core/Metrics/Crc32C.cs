namespace RoboIrl.Core.Metrics;

/// <summary>CRC-32C (Castagnoli), reflected, polynomial 0x1EDC6F41, and the masking that TensorBoard's record files apply to it.</summary>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;
    private static readonly uint[] Table = MakeTable();

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc = Table[(byte)crc ^ value] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>A checksum of data that itself holds checksums is weak; the format therefore rotates it and adds a constant.</summary>
    public static uint Masked(ReadOnlySpan<byte> data) => uint.RotateRight(Compute(data), 15) + MaskDelta;

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
