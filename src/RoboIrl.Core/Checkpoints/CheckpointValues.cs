using System.Globalization;
using System.Text.Json;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Checkpoints;

/// <summary>The file <c>values.json</c>: numbers, texts and random streams, exact to the bit, sorted by name.</summary>
internal static class CheckpointValues
{
    public const string FileName = "values.json";
    private const int MaxBytes = 64 * 1024 * 1024;

    public static byte[] ToBytes(IReadOnlyDictionary<string, object> values)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            foreach ((string name, object value) in values.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(name);
                switch (value)
                {
                    case long whole:
                        json.WriteNumber("int64", whole);
                        break;
                    case double number:
                        // The bits count, NaN payloads included; the number is for readers.
                        json.WriteString("double", Hex((ulong)BitConverter.DoubleToInt64Bits(number)));
                        json.WriteString("reads", number.ToString("R", CultureInfo.InvariantCulture));
                        break;
                    case string text:
                        json.WriteString("text", text);
                        break;
                    default:
                        (ulong s0, ulong s1, ulong s2, ulong s3) = ((Rng)value).State;
                        json.WriteString("rng", $"{Hex(s0)} {Hex(s1)} {Hex(s2)} {Hex(s3)}");
                        break;
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        stream.Write("\n"u8);
        return stream.ToArray();
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="CheckpointException">It is broken.</exception>
    public static Dictionary<string, object> Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new CheckpointException($"'{path}' is larger than {MaxBytes.ToString(CultureInfo.InvariantCulture)} bytes.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 8 });
            Dictionary<string, object> values = new(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                JsonProperty value = property.Value.EnumerateObject().First();
                values.Add(property.Name, value.Name switch
                {
                    "int64" => value.Value.GetInt64(),
                    "double" => BitConverter.Int64BitsToDouble((long)FromHex(value.Value.GetString()!)),
                    "text" => value.Value.GetString()!,
                    "rng" => ReadRng(value.Value.GetString()!),
                    _ => throw new FormatException($"'{property.Name}' has the unknown kind '{value.Name}'"),
                });
            }

            return values;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new CheckpointException($"'{path}' is broken: {e.Message}", e);
        }
    }

    private static string Hex(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);

    private static ulong FromHex(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static Rng ReadRng(string text) => text.Split(' ') is [string a, string b, string c, string d]
        ? Rng.FromState((FromHex(a), FromHex(b), FromHex(c), FromHex(d)))
        : throw new FormatException($"a random stream has four words; '{text}' has not");
}
