using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Datasets;

/// <summary>Writes and reads <c>dataset.json</c>, the description of a dataset.</summary>
internal static class DatasetManifest
{
    public const string FileName = "dataset.json";

    /// <summary>Version of the format; a reader refuses later ones.</summary>
    public const int Version = 1;

    private const string Format = "roboirl-dataset";
    private const int MaxBytes = 16 * 1024 * 1024;
    private const int MostElements = 10_000_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // a bound may be infinite
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    private sealed record Vector(int Size, IReadOnlyList<double> Low, IReadOnlyList<double> High, IReadOnlyList<string> Names);

    private sealed record Content(
        string Format,
        int Version,
        string Environment,
        int MaxEpisodeSteps,
        double ControlTimestep,
        Vector Observation,
        Vector Action,
        IReadOnlyList<string> InfoNames,
        int StateSize,
        bool HasInfos,
        DatasetOrigin Origin);

    public static byte[] ToBytes(DatasetDescription description)
    {
        EnvironmentSpec spec = description.Environment;
        return [.. JsonSerializer.SerializeToUtf8Bytes(
            new Content(
                Format, Version, spec.Id, spec.MaxEpisodeSteps, spec.ControlTimestep, Of(spec.Observation), Of(spec.Action), spec.InfoNames, description.StateSize, description.HasInfos, description.Origin),
            Json),
            (byte)'\n'];
    }

    /// <summary>Reads the description of a dataset.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="sha256">Its checksum according to the index.</param>
    /// <exception cref="DatasetException">Missing, changed, of a later version, or describing what cannot be.</exception>
    public static DatasetDescription Read(string folder, string sha256)
    {
        string path = Path.Combine(folder, FileName);
        byte[] bytes = DatasetFiles.ReadSmall(path, MaxBytes, "the folder is no dataset");
        RefuseLaterVersion(path, bytes);
        if (HashOf(bytes) != sha256)
        {
            throw new DatasetException($"'{path}' does not have the checksum that {DatasetIndex.FileName} names: it is damaged or was changed. Restore it from a copy.");
        }

        try
        {
            Content content = JsonSerializer.Deserialize<Content>(bytes, Json) ?? throw new JsonException("it is null");
            DatasetDescription description = new()
            {
                Environment = new EnvironmentSpec(content.Environment, SpecOf(content.Observation), SpecOf(content.Action), content.MaxEpisodeSteps, content.ControlTimestep, content.InfoNames),
                StateSize = content.StateSize,
                HasInfos = content.HasInfos,
                Origin = content.Origin,
            };
            return content.Format == Format ? Judge(description, path) : throw new JsonException($"its format is '{content.Format}', expected '{Format}'");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            throw new DatasetException($"'{path}' is broken: {e.Message}", e);
        }
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // Before anything else is judged: a later format may look different in every other respect.
    private static void RefuseLaterVersion(string path, byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.GetProperty("version").GetInt64() is var version && version > Version)
            {
                throw new DatasetException($"'{path}' has format version {version}; this program reads up to {Version}. Use the program that wrote it or a newer one.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new DatasetException($"'{path}' is broken: {e.Message}", e);
        }
    }

    private static DatasetDescription Judge(DatasetDescription description, string path)
    {
        EnvironmentSpec spec = description.Environment;
        Require(spec.MaxEpisodeSteps >= 1, "max_episode_steps", spec.MaxEpisodeSteps);
        Require(spec.ControlTimestep > 0 && double.IsFinite(spec.ControlTimestep), "control_timestep", spec.ControlTimestep);
        Require(description.StateSize is >= 0 and <= MostElements, "state_size", description.StateSize);
        Require(spec.InfoNames.Count <= MostElements && spec.InfoNames.All(static n => n is not null), "info_names", spec.InfoNames.Count);
        foreach (VectorSpec vector in (VectorSpec[])[spec.Observation, spec.Action])
        {
            Require(vector.Size is >= 1 and <= MostElements, "size", vector.Size);
            Require(vector.Low.Count == 0 || vector.Low.Count == vector.Size, "number of lower bounds", vector.Low.Count);
            Require(vector.High.Count == vector.Low.Count, "number of upper bounds", vector.High.Count);
            Require((vector.Names.Count == 0 || vector.Names.Count == vector.Size) && vector.Names.All(static n => n is not null), "number of names", vector.Names.Count);
        }

        return description;

        void Require(bool condition, string what, double value)
        {
            if (!condition)
            {
                throw new DatasetException($"'{path}' is broken: its {what} cannot be {value}.");
            }
        }
    }

    private static Vector Of(VectorSpec vector) => new(vector.Size, vector.Low, vector.High, vector.Names);

    private static VectorSpec SpecOf(Vector vector) => new(vector.Size, vector.Low, vector.High, vector.Names);
}
