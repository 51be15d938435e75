using System.Buffers.Binary;
using System.Text;

namespace RoboIrl.Core.Tests.Metrics;

/// <summary>Reads TensorBoard event files by the published format alone; shares no code with the writer.</summary>
internal static class EventFileParser
{
    public sealed record Event(double WallTime, long Step, string? Version, int? SessionStatus, IReadOnlyList<(string Tag, float Value)> Scalars);

    public static List<Event> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        List<Event> events = [];
        int at = 0;
        while (at < file.Length)
        {
            int length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at)));
            RequireChecksum(file.AsSpan(at, 8), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            ReadOnlySpan<byte> data = file.AsSpan(at + 12, length);
            RequireChecksum(data, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            events.Add(ParseEvent(data));
            at += 16 + length;
        }

        return events;
    }

    /// <summary>CRC-32C bit by bit, straight from the polynomial's definition.</summary>
    public static uint BitwiseCrc(ReadOnlySpan<byte> data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in data)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                uint top = (crc ^ (uint)(b >> bit)) & 1;
                crc = (crc >> 1) ^ (top * 0x82F63B78u);
            }
        }

        return crc ^ 0xFFFFFFFF;
    }

    private static void RequireChecksum(ReadOnlySpan<byte> data, uint masked)
    {
        uint crc = BitwiseCrc(data);
        if (((crc >> 15) | (crc << 17)) + 0xa282ead8u != masked)
        {
            throw new InvalidDataException("A checksum is wrong.");
        }
    }

    private static Event ParseEvent(ReadOnlySpan<byte> data)
    {
        double wall = 0;
        long step = 0;
        string? version = null;
        int? session = null;
        List<(string Tag, float Value)> scalars = [];
        while (!data.IsEmpty)
        {
            ulong key = Varint(ref data);
            switch (key)
            {
                case (1 << 3) | 1:
                    wall = BinaryPrimitives.ReadDoubleLittleEndian(data);
                    data = data[8..];
                    break;
                case 2 << 3:
                    step = (long)Varint(ref data);
                    break;
                case (3 << 3) | 2:
                    version = Encoding.UTF8.GetString(Bytes(ref data));
                    break;
                case (5 << 3) | 2:
                    ReadOnlySpan<byte> summary = Bytes(ref data);
                    while (!summary.IsEmpty)
                    {
                        Require(Varint(ref summary) == ((1 << 3) | 2));
                        scalars.Add(ParseValue(Bytes(ref summary)));
                    }

                    break;
                case (7 << 3) | 2:
                    ReadOnlySpan<byte> log = Bytes(ref data);
                    Require(Varint(ref log) == 1 << 3);
                    session = (int)Varint(ref log);
                    break;
                default:
                    throw new InvalidDataException($"Unexpected field key {key}.");
            }
        }

        return new Event(wall, step, version, session, scalars);
    }

    private static (string Tag, float Value) ParseValue(ReadOnlySpan<byte> data)
    {
        Require(Varint(ref data) == ((1 << 3) | 2));
        string tag = Encoding.UTF8.GetString(Bytes(ref data));
        Require(Varint(ref data) == ((2 << 3) | 5) && data.Length == 4);
        return (tag, BinaryPrimitives.ReadSingleLittleEndian(data));
    }

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = data[0];
            data = data[1..];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlySpan<byte> Bytes(ref ReadOnlySpan<byte> data)
    {
        int length = (int)Varint(ref data);
        ReadOnlySpan<byte> bytes = data[..length];
        data = data[length..];
        return bytes;
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidDataException("Not the expected message.");
        }
    }
}
