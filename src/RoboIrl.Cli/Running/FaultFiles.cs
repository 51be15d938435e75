using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoboIrl.Envs;
using Serilog;

namespace RoboIrl.Cli.Running;

/// <summary>Keeps the states and actions that broke the physics, so that it can be seen again: a JSON file each.</summary>
/// <param name="folder">The run's <c>faults</c> folder; it appears with the first fault.</param>
/// <param name="log">Hears of each file.</param>
internal sealed class FaultFiles(string folder, ILogger log)
{
    /// <summary>Later faults are counted, not written: one cause would fill the disk.</summary>
    public const int Most = 100;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private long _count;

    /// <summary>Counts a fault and writes it down. Worlds may call from any thread.</summary>
    /// <returns>Faults so far.</returns>
    public long Write(NumericFault fault)
    {
        long number = Interlocked.Increment(ref _count);
        if (number <= Most)
        {
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"fault-{number:D4}.json"));
            File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(fault, Json));
            log.Warning("The physics failed in world {World}: {Reason}; state and action are in {File}", fault.World, fault.Reason, file);
        }

        return number;
    }
}
