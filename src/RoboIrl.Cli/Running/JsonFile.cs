using System.Text.Json;
using RoboIrl.Core.Runs;
using RoboIrl.Native;

namespace RoboIrl.Cli.Running;

/// <summary>Small JSON files that commands keep of their own work; there as a whole or not at all.</summary>
internal static class JsonFile
{
    /// <summary>How they are written.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">A larger one is damaged.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="UsageException">It is damaged.</exception>
    public static T? Read<T>(string path, long mostBytes)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return MappedFile.LengthOf(path) is > 0 and var length && length <= mostBytes && JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options) is { } value
                ? value
                : throw new UsageException($"'{path}' is damaged: it is empty or too large. Move it away, and what it held is made anew.");
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{path}' is damaged: {e.Message} Move it away, and what it held is made anew.");
        }
    }

    /// <summary>Writes a file in place of the one that is there.</summary>
    public static void Write<T>(string path, T value) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(value, Options));
}
