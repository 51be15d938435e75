using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Checkpoints;

/// <summary>Writes the parts of one checkpoint into a folder: large tensors at once, into files of their own; the rest at the end.</summary>
internal sealed class CheckpointWriter(CheckpointFiles files, string folder, int largeTensorBytes)
{
    public const string TensorsFile = "tensors.safetensors";
    private readonly Dictionary<string, (SafetensorsType Type, long[] Shape, byte[] Data)> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<CheckpointManifest.Item> _written = [];

    public ICheckpointWriter Root => new Prefixed(this, "");

    public static string LargeFile(string name) => $"tensor-{name}.safetensors";

    public void Finish(long step)
    {
        WriteFile(TensorsFile, stream => SafetensorsWriter.Write(stream, _tensors.Select(static t => (t.Key, t.Value.Type, t.Value.Shape, (ReadOnlyMemory<byte>)t.Value.Data))));
        byte[] values = CheckpointValues.ToBytes(_values);
        WriteFile(CheckpointValues.FileName, stream => stream.Write(values));
        byte[] manifest = new CheckpointManifest(step, _written).ToBytes();
        WriteFile(CheckpointManifest.FileName, stream => stream.Write(manifest));
    }

    private delegate void Body(Stream stream);

    private void WriteFile(string name, Body body)
    {
        using Stream file = files.Create(Path.Combine(folder, name));
        using HashingStream hashing = new(file);
        body(hashing);
        files.Sync(file);
        _written.Add(hashing.Describe(name));
    }

    private void Take<T>(string name, ReadOnlySpan<long> shape, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        SafetensorsType type = SafetensorsEntry.TypeOf<T>();
        TakeName(name);
        long bytes = (long)data.Length * SafetensorsEntry.SizeOf(type);
        if (SafetensorsEntry.ByteCount(type, shape) != bytes)
        {
            throw new ArgumentException($"The tensor '{name}' has {data.Length} elements; its shape is [{string.Join(", ", shape.ToArray())}].", nameof(data));
        }

        if (bytes < largeTensorBytes)
        {
            _tensors.Add(name, (type, shape.ToArray(), MemoryMarshal.AsBytes(data).ToArray()));
            return;
        }

        string fileName = LargeFile(name);
        using Stream file = files.Create(Path.Combine(folder, fileName));
        using HashingStream hashing = new(file);
        SafetensorsWriter.WriteOne(hashing, name, shape, data);
        files.Sync(file);
        _written.Add(hashing.Describe(fileName));
    }

    private void TakeName(string name)
    {
        if (!CheckpointManifest.IsPlain(name) || name.Length > 200)
        {
            throw new ArgumentException($"A checkpoint entry is named with letters, digits, '_', '-' and '.', at most 200; '{name}' is not.", nameof(name));
        }

        if (!_names.Add(name))
        {
            throw new ArgumentException($"The checkpoint entry '{name}' is written twice; give each part its own section.", nameof(name));
        }
    }

    private void Add(string name, object value)
    {
        TakeName(name);
        _values.Add(name, value);
    }

    private sealed class Prefixed(CheckpointWriter owner, string prefix) : ICheckpointWriter
    {
        public ICheckpointWriter Section(string name) => new Prefixed(owner, $"{prefix}{name}.");

        public void Tensor<T>(string name, ReadOnlySpan<long> shape, ReadOnlySpan<T> data)
            where T : unmanaged =>
            owner.Take(prefix + name, shape, data);

        public void Value(string name, long value) => owner.Add(prefix + name, value);

        public void Value(string name, double value) => owner.Add(prefix + name, value);

        public void Value(string name, string value) => owner.Add(prefix + name, value);

        public void Value(string name, in Rng rng) => owner.Add(prefix + name, rng);
    }
}

/// <summary>Counts and hashes what is written through it; leaves the stream below open.</summary>
internal sealed class HashingStream(Stream below) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _bytes;

    public override long Position { get => _bytes; set => throw new NotSupportedException(); }

    public CheckpointManifest.Item Describe(string name) => new(name, _bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        below.Write(buffer);
        _hash.AppendData(buffer);
        _bytes += buffer.Length;
    }

    public override void Flush() => below.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
