using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running;

/// <summary>A run that shall be there and be finished, whatever there is of it already.</summary>
/// <param name="Config">Experiment file.</param>
/// <param name="Overrides">Of its keys.</param>
/// <param name="Runs">Folder that holds the run.</param>
/// <param name="Name">Of the run's folder.</param>
internal sealed record TrainingOrder(string Config, IReadOnlyList<string> Overrides, string Runs, string Name)
{
    /// <summary>Stands in front of what it prints, and in messages; differs among the trainings of a batch.</summary>
    public string Label { get; init; } = Name;

    /// <summary>The run folder.</summary>
    public string Folder => Path.Combine(Runs, Name);

    /// <summary>How the run stands; null where there is none yet, or it was killed before its first status.</summary>
    /// <exception cref="RunFolderException">The status is damaged.</exception>
    public RunStatus? Status => File.Exists(RunFolder.StatusPathOf(Folder)) ? RunFolder.ReadStatus(Folder) : null;

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsFinished => Status?.State == RunState.Finished;

    /// <summary>Does what is left, in this process.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run(Screen screen, CancellationToken stop) =>
        IsFinished ? ExitCode.Ok
        : Directory.Exists(Folder) ? TrainingSession.Resume(Folder, screen, stop)
        : TrainingSession.Start(Suite.Load(Config, Overrides), Runs, Name, screen, stop);

    /// <summary>The command line that does what is left.</summary>
    public IReadOnlyList<string> Arguments() => Directory.Exists(Folder) ? ["resume", Folder] : TrainArguments(Config, Overrides, Runs, Name);

    /// <summary>The command line of a new run.</summary>
    /// <param name="config">Experiment file.</param>
    /// <param name="overrides">Of its keys.</param>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="name">Name of the run, or null for one made from the experiment.</param>
    public static IReadOnlyList<string> TrainArguments(string config, IReadOnlyList<string> overrides, string runs, string? name) =>
        ["train", config, "--runs", runs, .. overrides.SelectMany(static o => (string[])["--set", o]), .. name is null ? [] : (string[])["--name", name]];
}
