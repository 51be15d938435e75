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
            log.Warning("The physics failed in world {World}: {Reason}; state and action are in {File}", fault.World, fault.Reason, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning("The physics failed in world {World}: {Reason}; {File} could not be written: {Error}", fault.World, fault.Reason, file, e.Message);
        }
    }
}
