using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described;

namespace RoboIrl.Cli.Running;

/// <summary>
/// Keeps what a run needs of an environment that a file describes: a copy of the file, its model and everything the model names, inside
/// the run folder. The run goes on from any folder, on any machine, and after the originals have changed.
/// </summary>
internal static class RunEnvironment
{
    /// <summary>Where the copies lie in a run folder.</summary>
    public const string FolderName = "environment";

    /// <summary>The experiment as its run folder writes it down: the environment's file is the copy.</summary>
    public static ExperimentConfig Inside(ExperimentConfig config) => config.Environment.File is not { } file
        ? config
        : config with { Environment = config.Environment with { File = Path.Combine(FolderName, Path.GetFileName(file)) } };

    /// <summary>Copies the files and gives the experiment that uses the copies.</summary>
    public static ExperimentConfig Keep(ExperimentConfig config, string folder) => config.Environment.File is not { } file
        ? config
        : config with { Environment = config.Environment with { File = DescribedEnvironment.Copy(file, Path.Combine(folder, FolderName)) } };
}
