using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace RoboIrl.Core.Checkpoints;

/// <summary>Writes safetensors files: an 8-byte length, a JSON header, then the bytes of the tensors. The same tensors give the same bytes.</summary>
public static class SafetensorsWriter
{
    /// <summary>Writes a whole file.</summary>
    /// <param name="stream">Where to; it is not flushed or closed.</param>
    /// <param name="tensors">Name, type, shape and little-endian row-major bytes; unique names, any order.</param>
    /// <param name="metadata">Free texts for the header.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or the bytes do not fit the shape.</exception>
    public static void Write(
        Stream stream,
        IEnumerable<(string Name, SafetensorsType Type, long[] Shape, ReadOnlyMemory<byte> Data)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        // Wide elements first, as the format's own writer does: every tensor is then aligned to its element size.
        var sorted = tensors.OrderByDescending(static t => SafetensorsEntry.SizeOf(t.Type)).ThenBy(static t => t.Name, StringComparer.Ordinal).ToArray();
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        long offset = 0;
        foreach (var (name, type, shape, data) in sorted)
        {
            if (!names.Add(name) || name == "__metadata__")
            {
                throw new ArgumentException($"The tensor name '{name}' is used twice or reserved.", nameof(tensors));
            }

            if (SafetensorsEntry.ByteCount(type, shape) != data.Length)
            {
                throw new ArgumentException($"The tensor '{name}' has {data.Length} bytes; its shape [{string.Join(", ", shape)}] of {type} needs {SafetensorsEntry.ByteCount(type, shape)}.", nameof(tensors));
            }

            entries.Add(new SafetensorsEntry(name, type, shape, offset, data.Length));
            offset += data.Length;
        }

        WriteHeader(stream, entries, metadata);
        foreach (var tensor in sorted)
        {
            stream.Write(tensor.Data.Span);
        }
    }

    /// <summary>Writes a file of one tensor straight from its memory, without a copy.</summary>
    /// <typeparam name="T">float, double, int, long or byte.</typeparam>
    /// <param name="stream">Where to; it is not flushed or closed.</param>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="shape">Dimensions.</param>
    /// <param name="data">Row-major elements, as many as the shape says.</param>
    public static void WriteOne<T>(Stream stream, string name, ReadOnlySpan<long> shape, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        SafetensorsType type = SafetensorsEntry.TypeOf<T>();
        WriteHeader(stream, [new SafetensorsEntry(name, type, shape.ToArray(), 0, (long)data.Length * SafetensorsEntry.SizeOf(type))], null);
        while (!data.IsEmpty)
        {
            // A replay buffer may have more bytes than a span can count.
            ReadOnlySpan<T> part = data[..Math.Min(data.Length, SafetensorsEntry.PartElements)];
            stream.Write(MemoryMarshal.AsBytes(part));
            data = data[part.Length..];
        }
    }

    private static void WriteHeader(Stream stream, IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        using MemoryStream header = new();
        using (Utf8JsonWriter json = new(header))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            foreach (SafetensorsEntry entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type.ToString());
                json.WriteStartArray("shape");
                foreach (long dimension in entry.Shape)
                {
                    json.WriteNumberValue(dimension);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(entry.Offset);
                json.WriteNumberValue(entry.Offset + entry.Bytes);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (header.Length % 8 != 0)
        {
            header.WriteByte((byte)' ');
        }

        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        header.Position = 0;
        header.CopyTo(stream);
    }
}
