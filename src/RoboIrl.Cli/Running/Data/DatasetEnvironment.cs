using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Runs;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;
using RoboIrl.Native;

namespace RoboIrl.Cli.Running.Data;

/// <summary>
/// Keeps with a dataset what its environment can be made from again: the experiment of the run that acted, and copies of an
/// environment's own files. A registered environment needs neither.
/// </summary>
internal static class DatasetEnvironment
{
    private const string ExperimentName = "experiment.yaml";

    /// <summary>Writes what is not there yet.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="actor">Who acts.</param>
    public static void Keep(string folder, CollectingActor actor)
    {
        string experiment = Path.Combine(folder, ExperimentName), files = Path.Combine(folder, RunEnvironment.FolderName);
        if (actor.EnvironmentFile is { } file && !Directory.Exists(files))
        {
            DescribedEnvironment.Copy(file, files);
        }

        if (actor.Experiment is { } config && !File.Exists(experiment))
        {
            if (config.Environment.RewardProgram is not null)
            {
                KeptReward.Copy(config.Environment, folder);
            }

            AtomicFile.Write(experiment, System.Text.Encoding.UTF8.GetBytes(ConfigWriter.Write(RunEnvironment.Inside(config), comments: false)));
        }
    }

    /// <summary>Copies what another dataset keeps.</summary>
    public static void Copy(string from, string to)
    {
        KeptFile.Copy(Path.Combine(from, ExperimentName), Path.Combine(to, ExperimentName));
        KeptReward.CopyOn(from, to);
        string files = Path.Combine(from, RunEnvironment.FolderName);
        if (Directory.Exists(files) && Directory.EnumerateFiles(files, "*.yaml").FirstOrDefault() is { } file)
        {
            DescribedEnvironment.Copy(file, Path.Combine(to, RunEnvironment.FolderName));
        }
    }

    /// <summary>The environment that a dataset was recorded in.</summary>
    /// <param name="dataset">The dataset.</param>
    public static EnvironmentDefinition Find(Dataset dataset)
    {
        string experiment = Path.Combine(dataset.Folder, ExperimentName), files = Path.Combine(dataset.Folder, RunEnvironment.FolderName);
        if (MappedFile.LengthOf(experiment) > 0) // not a pipe or a device, which would be read for ever
        {
            return Suite.FindForEvaluation(Suite.LoadAsWritten(experiment).Environment);
        }

        return Directory.Exists(files) && Directory.EnumerateFiles(files, "*.yaml").FirstOrDefault() is { } file
            ? Suite.Find(file)
            : Suite.Find(dataset.Spec.Id);
    }
}
