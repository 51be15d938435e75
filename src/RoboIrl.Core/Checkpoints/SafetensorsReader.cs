using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace RoboIrl.Core.Checkpoints;

/// <summary>Reads safetensors files. A file is untrusted: nothing is allocated or read that its true length does not cover.</summary>
public sealed class SafetensorsReader : IDisposable
{
    /// <summary>Longest header that is accepted, in bytes.</summary>
    public const int MaxHeaderBytes = 16 * 1024 * 1024;

    private const int MaxDimensions = 16;
    private readonly Stream _stream;
    private readonly string _name;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The header is broken.</exception>
    public SafetensorsReader(string path) : this(File.OpenRead(path), path)
    {
    }

    /// <summary>Reads from a stream that can seek; the reader owns it.</summary>
    /// <param name="stream">The bytes of a file.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="CheckpointException">The header is broken.</exception>
    public SafetensorsReader(Stream stream, string name)
    {
        (_stream, _name) = (stream, name);
        try
        {
            byte[] header = ReadHeader(out _dataStart);
            ParseHeader(header);
            CheckLayout(stream.Length - _dataStart);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or EndOfStreamException)
        {
            stream.Dispose();
            throw Broken(e.Message);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => _entries;

    /// <summary>The header's free texts.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Copies a tensor.</summary>
    /// <typeparam name="T">The type it is stored with.</typeparam>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="data">Exactly as many elements as it has.</param>
    /// <exception cref="CheckpointException">No such tensor, another type, or another number of elements.</exception>
    public void Read<T>(string name, Span<T> data)
        where T : unmanaged
    {
        if (!_entries.TryGetValue(name, out SafetensorsEntry? entry))
        {
            throw new CheckpointException($"'{_name}' holds no tensor '{name}'{Text.NearMiss.Hint(name, _entries.Keys)}.");
        }

        SafetensorsType type = SafetensorsEntry.TypeOf<T>();
        if (entry.Type != type || entry.Bytes != (long)data.Length * SafetensorsEntry.SizeOf(type))
        {
            throw new CheckpointException($"The tensor '{name}' of '{_name}' is {entry.Type} [{string.Join(", ", entry.Shape)}], expected {data.Length} elements of {type}; the checkpoint belongs to another configuration.");
        }

        _stream.Position = _dataStart + entry.Offset;
        while (!data.IsEmpty)
        {
            Span<T> part = data[..Math.Min(data.Length, SafetensorsEntry.PartElements)];
            _stream.ReadExactly(MemoryMarshal.AsBytes(part));
            data = data[part.Length..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private CheckpointException Broken(string why) => new($"'{_name}' is not a valid safetensors file: {why.TrimEnd('.')}.");

    private byte[] ReadHeader(out long dataStart)
    {
        Span<byte> prefix = stackalloc byte[8];
        _stream.Position = 0;
        _stream.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxHeaderBytes || (long)length > _stream.Length - 8)
        {
            throw Broken($"its header claims {length} bytes, the file has {_stream.Length - 8} after the length and the limit is {MaxHeaderBytes}");
        }

        byte[] header = new byte[length];
        _stream.ReadExactly(header);
        dataStart = 8 + (long)length;
        return header;
    }

    private void ParseHeader(byte[] header)
    {
        Utf8JsonReader json = new(header, new JsonReaderOptions { MaxDepth = 8 });
        Require(json.Read() && json.TokenType == JsonTokenType.StartObject, "the header is not a JSON object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            json.Read();
            Require(json.TokenType == JsonTokenType.StartObject, $"'{name}' is not an object");
            if (name == "__metadata__")
            {
                ParseMetadata(ref json);
            }
            else
            {
                Require(_entries.TryAdd(name, ParseEntry(name, ref json)), $"'{name}' occurs twice");
            }
        }

        Require(json.TokenType == JsonTokenType.EndObject && !json.Read(), "the header does not end with its object");
    }

    private void ParseMetadata(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            _metadata[key] = json.GetString() ?? "";
        }

        Require(json.TokenType == JsonTokenType.EndObject, "the metadata is not a map of texts");
    }

    private SafetensorsEntry ParseEntry(string name, ref Utf8JsonReader json)
    {
        SafetensorsType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            switch (key)
            {
                case "dtype":
                    string text = json.GetString() ?? "";
                    Require(Enum.GetNames<SafetensorsType>().Contains(text), $"'{name}' has the element type '{text}', expected one of {string.Join(", ", Enum.GetNames<SafetensorsType>())}");
                    type = Enum.Parse<SafetensorsType>(text);
                    break;
                case "shape":
                    shape = ParseNumbers(name, ref json);
                    break;
                case "data_offsets":
                    offsets = ParseNumbers(name, ref json);
                    break;
                default:
                    throw Broken($"'{name}' has the unknown field '{key}'");
            }
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
        {
            throw Broken($"'{name}' lacks dtype, shape or two data_offsets");
        }

        Require(begin <= end && SafetensorsEntry.ByteCount(type.Value, CollectionsMarshal.AsSpan(shape)) == end - begin, $"the bytes of '{name}' do not fit its shape");
        return new SafetensorsEntry(name, type.Value, shape, begin, end - begin);
    }

    private List<long> ParseNumbers(string name, ref Utf8JsonReader json)
    {
        List<long> numbers = [];
        Require(json.TokenType == JsonTokenType.StartArray, $"'{name}' has no list where one is due");
        while (json.Read() && json.TokenType == JsonTokenType.Number)
        {
            Require(numbers.Count < MaxDimensions, $"'{name}' has more than {MaxDimensions} dimensions");
            long number = json.GetInt64();
            Require(number >= 0, $"'{name}' has a negative number");
            numbers.Add(number);
        }

        Require(json.TokenType == JsonTokenType.EndArray, $"'{name}' has a list that holds more than whole numbers");
        return numbers;
    }

    /// <summary>The tensors tile the data exactly: no holes, no overlap, nothing beyond.</summary>
    private void CheckLayout(long dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in _entries.Values.OrderBy(static e => e.Offset).ThenBy(static e => e.Bytes))
        {
            Require(entry.Offset == end, $"'{entry.Name}' starts at byte {entry.Offset}, expected {end}");
            end = checked(end + entry.Bytes);
        }

        Require(end == dataLength, $"the tensors need {end} bytes, the file has {dataLength}");
    }

    private void Require(bool condition, string why)
    {
        if (!condition)
        {
            throw Broken(why);
        }
    }
}
