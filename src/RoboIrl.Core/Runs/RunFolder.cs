using System.Globalization;
using System.Text;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Core.Runs;

/// <summary>
/// The folder of one run, held by this process: <c>config.yaml</c>, <c>metrics.csv</c>, <c>draws.csv</c> where it is randomized, <c>tensorboard/</c>, <c>log.txt</c>,
/// <c>log.jsonl</c>, <c>checkpoints/</c>, <c>rollouts/</c>, <c>faults/</c>, <c>status.json</c>.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private readonly RunLock _lock;
    private readonly TimeProvider _time;

    private RunFolder(string path, RunLock held, TimeProvider time) => (Folder, _lock, _time) = (path, held, time);

    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Its name.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The resolved configuration.</summary>
    public string ConfigPath => ConfigPathOf(Folder);

    /// <summary>The metrics as a table.</summary>
    public string MetricsPath => Path.Combine(Folder, "metrics.csv");

    /// <summary>What was drawn for each training episode, where the experiment randomizes.</summary>
    public string DrawsPath => Path.Combine(Folder, "draws.csv");

    /// <summary>Folder of the TensorBoard event files.</summary>
    public string TensorBoardPath => Path.Combine(Folder, "tensorboard");

    /// <summary>The log for people.</summary>
    public string LogTextPath => Path.Combine(Folder, "log.txt");

    /// <summary>The log for programs, one JSON object per line.</summary>
    public string LogJsonPath => Path.Combine(Folder, "log.jsonl");

    /// <summary>Folder of the checkpoints.</summary>
    public string CheckpointsPath => CheckpointsPathOf(Folder);

    /// <summary>Folder of recorded episodes.</summary>
    public string RolloutsPath => Path.Combine(Folder, "rollouts");

    /// <summary>Folder of states dumped when the physics failed.</summary>
    public string FaultsPath => Path.Combine(Folder, "faults");

    /// <summary>How the run stands.</summary>
    public string StatusPath => StatusPathOf(Folder);

    /// <summary>The resolved configuration of a run folder.</summary>
    /// <param name="folder">The run folder.</param>
    public static string ConfigPathOf(string folder) => Path.Combine(folder, "config.yaml");

    /// <summary>The folder of a run's checkpoints.</summary>
    /// <param name="folder">The run folder.</param>
    public static string CheckpointsPathOf(string folder) => Path.Combine(folder, "checkpoints");

    /// <summary>The status file of a run folder.</summary>
    /// <param name="folder">The run folder.</param>
    public static string StatusPathOf(string folder) => Path.Combine(folder, "status.json");

    /// <summary>The name a run gets by default, without its number: <c>half-cheetah-v5-ppo-s1</c>.</summary>
    /// <param name="config">The experiment.</param>
    public static string DefaultName(ExperimentConfig config)
    {
        string id = config.Environment.Name[(config.Environment.Name.LastIndexOf('/') + 1)..];
        string safe = new([.. id.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')]);
        return string.Create(CultureInfo.InvariantCulture, $"{safe.TrimStart('.')}-{config.Learner}-s{config.Seed}");
    }

    /// <summary>Creates the folder of a new run, holds it and writes its configuration.</summary>
    /// <param name="runs">Folder of all runs; created when needed.</param>
    /// <param name="config">The resolved experiment.</param>
    /// <param name="time">The clock of the status file.</param>
    /// <param name="name">Name of the folder; null for <see cref="DefaultName"/> and the first free number.</param>
    /// <exception cref="RunFolderException">The folder exists already, or cannot be created.</exception>
    public static RunFolder Create(string runs, ExperimentConfig config, TimeProvider time, string? name = null)
    {
        if (name is not null && (name.Length is 0 or > 200 || name[0] == '.' || name.AsSpan().ContainsAny(['/', '\\', '\0'])))
        {
            throw new RunFolderException($"A run is named like a folder, without '/' and not starting with '.'; '{name}' is not.");
        }

        try
        {
            Directory.CreateDirectory(runs);
            return name is not null
                ? TryCreate(Path.Combine(runs, name), config, time) ?? throw new RunFolderException(
                    $"The run folder '{Path.Combine(runs, name)}' exists already and is never overwritten. Go on with 'roboirl resume {Path.Combine(runs, name)}', choose another name, or move it away.")
                : CreateNumbered(runs, config, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"No run folder can be created in '{runs}': {e.Message} Choose another folder with --runs.", e);
        }
    }

    /// <summary>Opens an existing run to go on with it, and holds it.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="time">The clock of the status file.</param>
    /// <exception cref="RunFolderException">It is no run folder, or another process holds it.</exception>
    public static RunFolder Open(string folder, TimeProvider time)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!File.Exists(ConfigPathOf(path)))
        {
            throw new RunFolderException($"'{folder}' is not a run folder: it holds no config.yaml. Give the folder that 'roboirl train' named.");
        }

        try
        {
            return new RunFolder(path, RunLock.Acquire(path), time);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RunFolderException($"The run folder '{folder}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>How a run stands; a run that says running but is held by no process is <see cref="RunState.Interrupted"/>.</summary>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="RunFolderException">There is no status, or it is broken.</exception>
    public static RunStatus ReadStatus(string folder)
    {
        RunStatus status = RunStatus.Read(StatusPathOf(folder));
        return status.State == RunState.Running && !RunLock.IsHeld(folder) ? status with { State = RunState.Interrupted } : status;
    }

    /// <summary>Replaces the status; process and time are filled in.</summary>
    /// <param name="status">How the run stands.</param>
    /// <exception cref="IOException">The disk is full or fails; the old status stays.</exception>
    public void WriteStatus(RunStatus status) =>
        AtomicFile.Write(StatusPath, (status with { ProcessId = Environment.ProcessId, UpdatedAt = _time.GetUtcNow() }).ToBytes());

    /// <summary>Lets the run go.</summary>
    public void Dispose() => _lock.Dispose();

    private static RunFolder CreateNumbered(string runs, ExperimentConfig config, TimeProvider time)
    {
        string name = DefaultName(config);
        for (int number = 1; number < 1_000_000; number++)
        {
            string folder = Path.Combine(runs, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
            if (!Path.Exists(folder) && TryCreate(folder, config, time) is { } created)
            {
                return created;
            }
        }

        throw new RunFolderException($"'{runs}' holds a million runs named '{name}'. Choose another folder with --runs.");
    }

    private static RunFolder? TryCreate(string folder, ExperimentConfig config, TimeProvider time)
    {
        if (Path.Exists(folder))
        {
            return null;
        }

        // Two processes may come here together: only one of them creates the lock file.
        Directory.CreateDirectory(folder);
        string lockFile = Path.Combine(folder, RunLock.FileName);
        try
        {
            new FileStream(lockFile, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            return null;
        }

        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RunLock held = RunLock.Acquire(path);
        AtomicFile.Write(ConfigPathOf(path), Encoding.UTF8.GetBytes(ConfigWriter.Write(config)));
        return new RunFolder(path, held, time);
    }
}
