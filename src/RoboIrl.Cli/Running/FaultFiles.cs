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

    // The states of a fault take at most 64 MiB, and four times that as text.
    private const long MaxBytes = 256L << 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private int _written = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Pattern).Count() : 0;

    /// <summary>Reads a file, which anybody may have written.</summary>
    /// <param name="file">From <see cref="Write"/>.</param>
    /// <returns>States and actions as many, none of them empty; whether they fit the environment is for the caller to check.</returns>
    /// <exception cref="InvalidDataException">It holds no fault.</exception>
    public static NumericFault Read(string file)
    {
        // Pipes and devices have no length: they are never opened.
        if (new FileInfo(file).Length is 0 or > MaxBytes)
        {
            throw new InvalidDataException($"'{file}' holds no numeric fault: it is empty, no plain file, or larger than 256 MiB.");
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            NumericFault? fault = JsonSerializer.Deserialize<NumericFault>(stream, Json);
            if (fault is not { EnvironmentId.Length: > 0, States.Count: > 0, Actions.Count: > 0, Reason: not null, World: >= 0, EpisodeStep: >= 0 }
                || fault.EnvironmentId.Any(char.IsControl)
                || fault.States.Count != fault.Actions.Count
                || fault.States.Any(static state => state is not { Count: > 0 })
                || fault.Actions.Any(static action => action is not { Count: > 0 }))
            {
                throw new InvalidDataException($"'{file}' holds no numeric fault: it needs environment_id, reason, world, episode_step, states and as many actions, each a list of numbers.");
            }

            return fault with { Reason = Plain(fault.Reason) };
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

    // The reason is shown on a terminal, which takes control characters for commands.
    private static string Plain(string text) => new([.. text.Take(1_000).Select(static c => char.IsControl(c) ? '?' : c)]);
}
