using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RoboIrl.Core.Checkpoints;

/// <summary>The list of a checkpoint's files with lengths and SHA-256, itself in exactly one possible spelling.</summary>
internal sealed record CheckpointManifest(long Step, IReadOnlyList<CheckpointManifest.Item> Files)
{
    public const string FileName = "manifest.json";
    private const string Format = "roboirl-checkpoint";
    private const int Version = 1;
    private const int MaxBytes = 4 * 1024 * 1024;

    public sealed record Item(string Name, long Bytes, string Sha256);

    public byte[] ToBytes()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteNumber("step", Step);
            json.WriteStartArray("files");
            foreach (Item file in Files.OrderBy(static f => f.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.Write("\n"u8);
        return stream.ToArray();
    }

    /// <summary>Reads and judges a manifest.</summary>
    /// <exception cref="CheckpointException">Missing, broken, or of another version.</exception>
    public static CheckpointManifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        FileInfo info = new(path);
        if (!info.Exists || info.Length > MaxBytes)
        {
            throw new CheckpointException($"The checkpoint '{folder}' has no {FileName} of sensible length: it is not a checkpoint or was never finished.");
        }

        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (root.GetProperty("format").GetString() == Format && version > Version)
            {
                throw new CheckpointException($"The checkpoint '{folder}' has format version {version.ToString(CultureInfo.InvariantCulture)}; this program reads up to {Version.ToString(CultureInfo.InvariantCulture)}. Use the program that wrote it or a newer one.");
            }

            CheckpointManifest manifest = new(
                root.GetProperty("step").GetInt64(),
                [.. root.GetProperty("files").EnumerateArray().Select(static file => new Item(
                    file.GetProperty("name").GetString() ?? "",
                    file.GetProperty("bytes").GetInt64(),
                    file.GetProperty("sha256").GetString() ?? ""))]);

            // One spelling only: any flipped bit of the manifest either changes a value that is checked or shows here.
            bool plain = manifest.Files.All(static file => IsPlain(file.Name) && file.Bytes >= 0);
            if (plain && manifest.ToBytes().AsSpan().SequenceEqual(bytes))
            {
                return manifest;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or DecoderFallbackException or ArgumentException)
        {
            throw new CheckpointException($"The {FileName} of the checkpoint '{folder}' is broken: {e.Message}", e);
        }

        throw new CheckpointException($"The {FileName} of the checkpoint '{folder}' is broken: it is not what was written.");
    }

    /// <summary>Whether a name stays inside its folder.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= 250 && name[0] != '.' && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
