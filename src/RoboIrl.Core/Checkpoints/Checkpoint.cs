using System.Globalization;
using System.Security.Cryptography;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.Text;

namespace RoboIrl.Core.Checkpoints;

/// <summary>A verified checkpoint on disk. Opening it reads every byte once and compares lengths and SHA-256 with its manifest.</summary>
public sealed class Checkpoint : IDisposable
{
    private readonly SafetensorsReader _tensors;
    private readonly Dictionary<string, SafetensorsReader> _large = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _values;

    private Checkpoint(string path, CheckpointManifest manifest)
    {
        (Path, Step) = (path, manifest.Step);
        _values = CheckpointValues.Read(System.IO.Path.Combine(path, CheckpointValues.FileName));
        _tensors = new SafetensorsReader(System.IO.Path.Combine(path, CheckpointWriter.TensorsFile));
        try
        {
            foreach (CheckpointManifest.Item file in manifest.Files.Where(static f => f.Name.StartsWith("tensor-", StringComparison.Ordinal)))
            {
                SafetensorsReader reader = new(System.IO.Path.Combine(path, file.Name));
                _large.Add(reader.Entries.Keys.FirstOrDefault("") ?? "", reader);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The checkpoint's folder.</summary>
    public string Path { get; }

    /// <summary>Environment steps that had been taken.</summary>
    public long Step { get; }

    /// <summary>Everything that was saved; valid until <see cref="Dispose"/>.</summary>
    public ICheckpointReader Reader => new Prefixed(this, "");

    /// <summary>Opens and verifies a checkpoint folder.</summary>
    /// <param name="path">The folder <c>step-...</c>.</param>
    /// <exception cref="CheckpointException">Missing, unfinished, truncated or changed.</exception>
    public static Checkpoint Open(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new CheckpointException($"There is no checkpoint folder '{path}'.");
        }

        try
        {
            return new Checkpoint(path, Verify(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CheckpointException($"The checkpoint '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tensors.Dispose();
        foreach (SafetensorsReader reader in _large.Values)
        {
            reader.Dispose();
        }
    }

    private static CheckpointManifest Verify(string path)
    {
        CheckpointManifest manifest = CheckpointManifest.Read(path);
        string name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));
        if (CheckpointStore.StepOf(name) is { } step && step != manifest.Step)
        {
            throw new CheckpointException($"The checkpoint '{path}' says it is of step {manifest.Step.ToString(CultureInfo.InvariantCulture)}; it was renamed or its manifest is broken.");
        }

        foreach (string needed in (string[])[CheckpointWriter.TensorsFile, CheckpointValues.FileName])
        {
            if (manifest.Files.All(file => file.Name != needed))
            {
                throw new CheckpointException($"The manifest of the checkpoint '{path}' does not list {needed}.");
            }
        }

        foreach (CheckpointManifest.Item file in manifest.Files)
        {
            VerifyFile(System.IO.Path.Combine(path, file.Name), file);
        }

        return manifest;
    }

    private static void VerifyFile(string path, CheckpointManifest.Item expected)
    {
        FileInfo info = new(path);
        if (!info.Exists)
        {
            throw new CheckpointException($"The checkpoint file '{path}' is missing.");
        }

        if (info.Length != expected.Bytes)
        {
            throw new CheckpointException($"The checkpoint file '{path}' has {info.Length.ToString(CultureInfo.InvariantCulture)} bytes, expected {expected.Bytes.ToString(CultureInfo.InvariantCulture)}: it is truncated or was changed.");
        }

        using FileStream stream = info.OpenRead();
        if (Convert.ToHexStringLower(SHA256.HashData(stream)) != expected.Sha256)
        {
            throw new CheckpointException($"The checkpoint file '{path}' does not have the checksum it was written with: it is damaged or was changed.");
        }
    }

    private SafetensorsReader TensorFile(string name) => _large.GetValueOrDefault(name, _tensors);

    private T Value<T>(string name) => _values.TryGetValue(name, out object? value)
        ? value is T typed
            ? typed
            : throw new CheckpointException($"The value '{name}' of the checkpoint '{Path}' is of type {value.GetType().Name}, expected {typeof(T).Name}.")
        : throw new CheckpointException($"The checkpoint '{Path}' holds no value '{name}'{NearMiss.Hint(name, _values.Keys)}; it belongs to another configuration or version.");

    private sealed class Prefixed(Checkpoint owner, string prefix) : ICheckpointReader
    {
        public ICheckpointReader Section(string name) => new Prefixed(owner, $"{prefix}{name}.");

        public bool Contains(string name) =>
            owner._values.ContainsKey(prefix + name) || owner._large.ContainsKey(prefix + name) || owner._tensors.Entries.ContainsKey(prefix + name);

        public long[] Shape(string name)
        {
            SafetensorsReader file = owner.TensorFile(prefix + name);
            return file.Entries.TryGetValue(prefix + name, out SafetensorsEntry? entry)
                ? [.. entry.Shape]
                : throw new CheckpointException($"The checkpoint '{owner.Path}' holds no tensor '{prefix + name}'{NearMiss.Hint(prefix + name, file.Entries.Keys)}; it belongs to another configuration or version.");
        }

        public void Tensor<T>(string name, Span<T> data)
            where T : unmanaged =>
            owner.TensorFile(prefix + name).Read(prefix + name, data);

        public long Int64(string name) => owner.Value<long>(prefix + name);

        public double Double(string name) => owner.Value<double>(prefix + name);

        public string Text(string name) => owner.Value<string>(prefix + name);

        public Rng Rng(string name) => owner.Value<Rng>(prefix + name);
    }
}
