using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoboIrl.Envs;
using Serilog;

namespace RoboIrl.Cli.Running;

/// <summary>Keeps the states and actions that broke the physics, so that it can be seen again: a JSON file each.</summary>
/// <remarks>A resumed run goes on numbering behind the files that are there.</remarks>
/// <param name="folder">The run's <c>faults</c> folder; it appears with the first fault.</param>
/// <param name="log">Hears of each file.</param>
internal sealed class FaultFiles(string folder, ILogger log)
{
    /// <summary>Most files of a run; later faults are only counted: one cause would fill the disk.</summary>
    public const int Most = 100;

    private const string Pattern = "fault-*.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private int _written = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Pattern).Count() : 0;

    /// <summary>Reads a file.</summary>
    /// <param name="file">From <see cref="Write"/>.</param>
    /// <exception cref="InvalidDataException">It holds no fault.</exception>
    public static NumericFault Read(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            NumericFault? fault = JsonSerializer.Deserialize<NumericFault>(stream, Json);
            return fault is { EnvironmentId: not null, States.Count: > 0, Actions.Count: > 0, Reason: not null } && fault.States.Count == fault.Actions.Count
                ? fault
                : throw new InvalidDataException($"'{file}' holds no numeric fault: it needs environment_id, states and as many actions.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{file}' holds no numeric fault: {e.Message}", e);
        }
    }

    /// <summary>Writes a fault down. Worlds may call from any thread. A disk that takes no more is a warning: the run goes on.</summary>
    public void Write(NumericFault fault)
    {
        int number = Interlocked.Increment(ref _written);
        if (number > Most)
        {
            return;
        }

        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"fault-{number:D4}.json"));
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(fault, Json));
            log.Warning("The physics failed in world {World}: {Reason}; the states that led there are in {File}; 'play --nan {SameFile}' shows them", fault.World, fault.Reason, file, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning("The physics failed in world {World}: {Reason}; {File} could not be written: {Error}", fault.World, fault.Reason, file, e.Message);
        }
    }
}
