using System.Globalization;
using System.Text;
using System.Text.Json;
using RoboIrl.Core.Runs;

namespace RoboIrl.Core.Datasets;

/// <summary>
/// The commit of a dataset: how much of the other files counts. It is replaced by rename, so that a reader, and a writer that comes
/// back after a crash, sees whole episodes only; what lies behind them in the files is the beginning of one that was never finished.
/// </summary>
/// <param name="Episodes">E.</param>
/// <param name="Transitions">N.</param>
/// <param name="Chain">Checksum of the last episode's record, which covers all before it; 0 where there is none.</param>
/// <param name="Manifest">SHA-256 of <c>dataset.json</c>, in hexadecimal.</param>
internal sealed record DatasetIndex(long Episodes, long Transitions, uint Chain, string Manifest)
{
    public const string FileName = "index.json";
    private const string Format = "roboirl-dataset-index";
    private const int MaxBytes = 4_096;

    /// <summary>Replaces the index; the data it speaks of must be on the disk by then.</summary>
    public void Write(string folder) => AtomicFile.Write(Path.Combine(folder, FileName), ToBytes());

    /// <summary>Reads it; it has exactly one possible spelling.</summary>
    /// <exception cref="DatasetException">It is missing or broken.</exception>
    public static DatasetIndex Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        byte[] bytes = DatasetFiles.ReadSmall(path, MaxBytes, "the folder is no dataset, or one that was given up before its first commit");
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 4 });
            JsonElement root = document.RootElement;
            DatasetIndex index = new(
                root.GetProperty("episodes").GetInt64(),
                root.GetProperty("transitions").GetInt64(),
                root.GetProperty("chain").GetUInt32(),
                root.GetProperty("manifest").GetString() ?? "");
            if (index.Episodes >= 0 && index.Episodes <= index.Transitions && index.Transitions <= int.MaxValue && index.ToBytes().AsSpan().SequenceEqual(bytes))
            {
                return index;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or DecoderFallbackException)
        {
            throw new DatasetException($"'{path}' is broken: {e.Message}", e);
        }

        throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{path}' is broken: it is not what was written. Restore the dataset from a copy, or collect it again."));
    }

    private byte[] ToBytes()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", DatasetManifest.Version);
            json.WriteNumber("episodes", Episodes);
            json.WriteNumber("transitions", Transitions);
            json.WriteNumber("chain", Chain);
            json.WriteString("manifest", Manifest);
            json.WriteEndObject();
        }

        stream.Write("\n"u8);
        return stream.ToArray();
    }
}
