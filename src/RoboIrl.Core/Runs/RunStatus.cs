using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoboIrl.Core.Runs;

/// <summary>The content of <c>status.json</c>: how a run stands, for people and scripts that watch it.</summary>
public sealed record RunStatus
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>How the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Environment steps so far.</summary>
    public required long Steps { get; init; }

    /// <summary>Environment steps the run shall have.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>Mean return of the episodes behind the last row of metrics; null before the first episode ended.</summary>
    public double? LastReturn { get; init; }

    /// <summary>Episodes that the physics ended by NaN, infinity or divergence.</summary>
    public long NumericFaults { get; init; }

    /// <summary>Why it stopped or failed.</summary>
    public string? Message { get; init; }

    /// <summary>Process that wrote this.</summary>
    public int ProcessId { get; init; }

    /// <summary>When this was written, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What the run was made with.</summary>
    public RunVersions? Versions { get; init; }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        this with { LastReturn = LastReturn is { } value && double.IsFinite(value) ? value : null }, Json);

    internal static RunStatus Read(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            RunStatus? status = stream.Length > MaxBytes
                ? throw new RunFolderException($"'{path}' is too large for a status.")
                : JsonSerializer.Deserialize<RunStatus>(stream, Json);

            // What is required is there, but may be null.
            return status is null || status.Versions is { Suite: null } or { Commit: null } or { Native: null }
                ? throw new RunFolderException($"'{path}' holds no status, or one with a null where a text belongs; it is damaged.")
                : status;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            throw new RunFolderException($"The run's status '{path}' cannot be read: {e.Message}", e);
        }
    }
}
