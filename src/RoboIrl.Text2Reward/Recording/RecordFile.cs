using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoboIrl.Core.Runs;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>Reads and writes small files that anybody may have written: bounded, and every fault names the file.</summary>
internal static class RecordFile
{
    /// <summary>Most bytes of one file.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Writes a record, the whole file or nothing.</summary>
    public static void Write<T>(string path, T record, JsonTypeInfo<T> type) =>
        AtomicFile.Write(path, [.. JsonSerializer.SerializeToUtf8Bytes(record, type), (byte)'\n']);

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type) => Parse(ReadBytes(path), path, type);

    /// <summary>Reads a record from its bytes.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> bytes, string name, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new InvalidDataException($"'{name}' says null; expected an object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{name}' is damaged or from another version: {e.Message}", e);
        }
    }

    /// <summary>Reads a file that is not too long.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return ReadBytes(file, path);
    }

    /// <summary>Reads a stream that is not too long.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public static byte[] ReadBytes(Stream from, string name)
    {
        byte[] buffer = new byte[from.CanSeek ? (int)Math.Min(from.Length, MostBytes) + 1 : MostBytes + 1];
        int count = from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return count > MostBytes
            ? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has more than {MostBytes} bytes: it is no record."))
            : buffer[..count];
    }

    /// <summary>Whether a text is a SHA-256 as records write it.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
