using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Native;

namespace RoboIrl.Conversion.Minari;

/// <summary>Reads and writes <c>metadata.json</c> of a Minari dataset.</summary>
internal sealed record MinariMetadata
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Name of the dataset; null where it is not said.</summary>
    public string? Id { get; private init; }

    /// <summary>Episodes that there shall be; null where it is not said.</summary>
    public long? Episodes { get; private init; }

    /// <summary>Bounds of the actions; null where they are not said.</summary>
    public (double[] Low, double[] High)? ActionBounds { get; private init; }

    /// <summary>Reads what lies beside a file of episodes.</summary>
    /// <param name="dataFile">The file of episodes.</param>
    /// <returns>Nothing but nulls where there is no metadata.</returns>
    /// <exception cref="DatasetException">It is broken, or of a kind that is not read.</exception>
    public static MinariMetadata Beside(string dataFile)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dataFile))!, MinariNames.MetadataFile);
        long length = MappedFile.LengthOf(path);
        if (length == 0)
        {
            return new MinariMetadata();
        }

        if (length > MaxBytes)
        {
            throw new DatasetException($"'{path}' has {length} bytes, expected at most {MaxBytes}.");
        }

        try
        {
            JsonObject content = JsonNode.Parse(File.ReadAllBytes(path), null, new JsonDocumentOptions { MaxDepth = 32 })?.AsObject() ?? throw new JsonException("it is null");
            string? format = content["data_format"]?.GetValue<string>();
            if (format is not (null or "hdf5"))
            {
                throw new DatasetException($"'{path}' says data_format '{format}', expected 'hdf5'; convert it with Minari first.");
            }

            return new MinariMetadata
            {
                Id = content["dataset_id"]?.GetValue<string>(),
                Episodes = content["total_episodes"]?.GetValue<long>(),
                ActionBounds = content["action_space"]?.GetValue<string>() is { } space ? BoundsOf(space, path) : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException) // the last: a key twice
        {
            throw new DatasetException($"'{path}' is broken: {e.Message}", e);
        }
    }

    /// <summary>The metadata of a dataset of ours.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="id">The name that it gets.</param>
    /// <param name="bytes">Length of the file of episodes.</param>
    public static byte[] Of(Dataset dataset, string id, long bytes)
    {
        DatasetOrigin origin = dataset.Description.Origin;
        JsonObject content = new()
        {
            ["total_episodes"] = dataset.EpisodeCount,
            ["total_steps"] = dataset.TransitionCount,
            ["data_format"] = "hdf5",
            ["observation_space"] = SpaceOf(dataset.Spec.Observation),
            ["action_space"] = SpaceOf(dataset.Spec.Action),
            ["dataset_id"] = id,
            ["minari_version"] = MinariNames.Version,
            ["dataset_size"] = Math.Round(bytes / 1e6, 1),
            ["algorithm_name"] = origin.Policy,
            ["description"] = $"Episodes of {dataset.Spec.Id}{(origin.Engine.Length > 0 ? ", " + origin.Engine : "")}, converted from a dataset of RoboIrl.",
            ["author"] = new JsonArray(),
            ["author_email"] = new JsonArray(),
            ["requirements"] = new JsonArray(),
        };
        return [.. Encoding.UTF8.GetBytes(content.ToJsonString(Indented)), (byte)'\n'];
    }

    /// <summary>A box of Gymnasium as Minari spells it: JSON with Python's names for what is not finite.</summary>
    private static string SpaceOf(VectorSpec vector)
    {
        return $$"""{"type": "Box", "dtype": "float32", "shape": [{{vector.Size}}], "low": [{{Bounds(vector.Low, "-Infinity")}}], "high": [{{Bounds(vector.High, "Infinity")}}]}""";

        string Bounds(IReadOnlyList<double> bounds, string none) =>
            string.Join(", ", Enumerable.Range(0, vector.Size).Select(i => bounds.Count == 0 || double.IsInfinity(bounds[i]) ? none : bounds[i].ToString("R", CultureInfo.InvariantCulture)));
    }

    private static (double[] Low, double[] High)? BoundsOf(string space, string path)
    {
        // The text of a space holds Python's -Infinity; a number beyond all doubles means the same.
        JsonObject box = JsonNode.Parse(space.Replace("Infinity", "1e999", StringComparison.Ordinal), null, new JsonDocumentOptions { MaxDepth = 8 })?.AsObject() ?? throw new JsonException("a space is null");
        string? type = box["type"]?.GetValue<string>();
        if (type != "Box")
        {
            throw new DatasetException($"'{path}' has actions of a space '{type}', expected a Box of numbers.");
        }

        double[] low = [.. Numbers("low")], high = [.. Numbers("high")];
        return low.Length == high.Length && low.Concat(high).All(double.IsFinite) ? (low, high) : null;

        IEnumerable<double> Numbers(string name) => box[name] is JsonArray array ? array.Select(n => n?.GetValue<double>() ?? throw new JsonException($"'{name}' of a space holds null")) : [];
    }
}
