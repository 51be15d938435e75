using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Testing;

/// <summary>A checkpoint in memory: what was saved, its bytes in name order, and their hash.</summary>
public sealed class MemoryCheckpoint : ICheckpointWriter, ICheckpointReader
{
    private readonly SortedDictionary<string, (string Type, long[] Shape, byte[] Bytes)> _entries;
    private readonly string _prefix;

    public MemoryCheckpoint()
        : this(new(StringComparer.Ordinal), "")
    {
    }

    private MemoryCheckpoint(SortedDictionary<string, (string Type, long[] Shape, byte[] Bytes)> entries, string prefix) =>
        (_entries, _prefix) = (entries, prefix);

    public IReadOnlyCollection<string> Names => _entries.Keys;

    public static MemoryCheckpoint Of(ICheckpointable state)
    {
        var checkpoint = new MemoryCheckpoint();
        state.Save(checkpoint);
        return checkpoint;
    }

    /// <summary>The same without entries of a name, in any section: a checkpoint of a version that did not write them.</summary>
    public MemoryCheckpoint Without(string name)
    {
        var rest = new MemoryCheckpoint();
        foreach ((string key, (string Type, long[] Shape, byte[] Bytes) entry) in _entries.Where(entry => !$".{entry.Key}".EndsWith($".{name}", StringComparison.Ordinal)))
        {
            rest._entries.Add(key, entry);
        }

        return rest;
    }

    /// <summary>Hash over every name, type, shape and byte.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, (string type, long[] shape, byte[] bytes)) in _entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}|{type}|{string.Join(",", shape)}|{bytes.Length}|"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Names whose entries differ, for the message of a failed comparison.</summary>
    public IEnumerable<string> DifferencesTo(MemoryCheckpoint other) =>
        _entries.Keys.Union(other._entries.Keys).Where(name =>
            !_entries.TryGetValue(name, out var a) || !other._entries.TryGetValue(name, out var b)
            || a.Type != b.Type || !a.Shape.SequenceEqual(b.Shape) || !a.Bytes.AsSpan().SequenceEqual(b.Bytes));

    ICheckpointWriter ICheckpointWriter.Section(string name) => new MemoryCheckpoint(_entries, _prefix + name + ".");

    ICheckpointReader ICheckpointReader.Section(string name) => new MemoryCheckpoint(_entries, _prefix + name + ".");

    public void Tensor<T>(string name, ReadOnlySpan<long> shape, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        long count = 1;
        foreach (long size in shape)
        {
            count *= size;
        }

        if (count != data.Length)
        {
            throw new ArgumentException($"Tensor '{_prefix}{name}' has {data.Length} elements; its shape says {count}.", nameof(data));
        }

        _entries.Add(_prefix + name, (typeof(T).Name, shape.ToArray(), MemoryMarshal.AsBytes(data).ToArray()));
    }

    public void Value(string name, long value) => Tensor<long>(name, [], [value]);

    public void Value(string name, double value) => Tensor<double>(name, [], [value]);

    public void Value(string name, string value) => _entries.Add(_prefix + name, ("text", [], Encoding.UTF8.GetBytes(value)));

    public void Value(string name, in Rng rng)
    {
        (ulong s0, ulong s1, ulong s2, ulong s3) = rng.State;
        Tensor<ulong>(name, [4], [s0, s1, s2, s3]);
    }

    /// <summary>Puts another value in place of a saved one, as a hostile file could.</summary>
    public void Replace(string name, object value)
    {
        _ = Entry(name);
        _entries.Remove(_prefix + name);
        if (value is double number)
        {
            Value(name, number);
        }
        else
        {
            Value(name, (long)value);
        }
    }

    /// <summary>Takes a saved value out, as a version that did not write it yet.</summary>
    public void Remove(string name)
    {
        _ = Entry(name);
        _entries.Remove(_prefix + name);
    }

    public bool Contains(string name) => _entries.ContainsKey(_prefix + name);

    public long[] Shape(string name) => Entry(name).Shape;

    public void Tensor<T>(string name, Span<T> data)
        where T : unmanaged
    {
        (string type, _, byte[] bytes) = Entry(name);
        if (type != typeof(T).Name || bytes.Length != MemoryMarshal.AsBytes(data).Length)
        {
            throw new InvalidDataException($"Entry '{_prefix}{name}' holds {bytes.Length} bytes of {type}; asked for {data.Length} x {typeof(T).Name}.");
        }

        bytes.CopyTo(MemoryMarshal.AsBytes(data));
    }

    public long Int64(string name) => BinaryPrimitives.ReadInt64LittleEndian(Entry(name).Bytes);

    public double Double(string name) => BinaryPrimitives.ReadDoubleLittleEndian(Entry(name).Bytes);

    public string Text(string name) => Encoding.UTF8.GetString(Entry(name).Bytes);

    public Rng Rng(string name)
    {
        var words = new ulong[4];
        Tensor(name, words.AsSpan());
        return Core.Randomness.Rng.FromState((words[0], words[1], words[2], words[3]));
    }

    private (string Type, long[] Shape, byte[] Bytes) Entry(string name) =>
        _entries.TryGetValue(_prefix + name, out var entry) ? entry : throw new InvalidDataException($"The checkpoint has no entry '{_prefix}{name}'.");
}
