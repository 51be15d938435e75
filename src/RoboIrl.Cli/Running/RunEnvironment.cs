using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described;

namespace RoboIrl.Cli.Running;

/// <summary>
/// Keeps what a run needs of files that describe its worlds, inside the run folder: a copy of an environment's file, its model and
/// everything the model names, and of a reward program. The run goes on from any folder, on any machine, and after the originals have changed.
/// </summary>
internal static class RunEnvironment
{
    /// <summary>Where the copies of an environment's files lie in a run folder.</summary>
    public const string FolderName = "environment";

    /// <summary>The experiment as its run folder writes it down: its files are the copies.</summary>
    public static ExperimentConfig Inside(ExperimentConfig config) => config with
    {
        Environment = config.Environment with
        {
            File = config.Environment.File is { } file ? Path.Combine(FolderName, Path.GetFileName(file)) : null,
            RewardProgram = config.Environment.RewardProgram is null ? null : KeptReward.ProgramPath,
        },
    };

    /// <summary>Copies the files and gives the experiment that uses the copies.</summary>
    public static ExperimentConfig Keep(ExperimentConfig config, string folder) => config with
    {
        Environment = config.Environment with
        {
            File = config.Environment.File is { } file ? DescribedEnvironment.Copy(file, Path.Combine(folder, FolderName)) : null,
            RewardProgram = config.Environment.RewardProgram is null ? null : KeptReward.Copy(config.Environment, folder),
        },
    };
}
