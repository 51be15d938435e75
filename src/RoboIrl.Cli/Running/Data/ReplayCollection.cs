using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Runs;
using RoboIrl.Learners;
using RoboIrl.MuJoCo;

namespace RoboIrl.Cli.Running.Data;

/// <summary>Makes a dataset of what the replay buffer of a run's checkpoint holds.</summary>
internal static class ReplayCollection
{
    /// <summary>Writes the dataset and shows it.</summary>
    /// <param name="run">A run folder.</param>
    /// <param name="step">Step of the checkpoint; the newest valid one where null.</param>
    /// <param name="folder">The dataset.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Breaks off.</param>
    public static int Run(string run, long? step, string folder, Screen screen, CancellationToken stop)
    {
        ExperimentConfig config = Suite.LoadAsWritten(RunFolder.ConfigPathOf(run));
        if (config.Environment.Pixels?.IsEnabled() == true)
        {
            throw new UsageException($"The run '{run}' sees images; datasets hold none.");
        }

        EnvironmentSpec spec = Suite.SpecOf(config.Environment);
        using (Checkpoint checkpoint = RunPolicy.OpenCheckpoint(run, config, step, screen.Error))
        {
            ReplayBuffer buffer = LearnerFactory.LoadReplay(config, spec, checkpoint.Reader);
            DatasetDescription description = new()
            {
                Environment = spec,
                StateSize = 0,
                HasInfos = false,
                Origin = new DatasetOrigin
                {
                    Policy = "replay buffer",
                    Run = Path.GetFileName(run),
                    Checkpoint = checkpoint.Step,
                    Stochastic = true,
                    Seed = config.Seed,
                    Engine = "MuJoCo " + MjModel.EngineVersion,
                },
            };
            long steps = checkpoint.Step;
            WholeDataset.Write(folder, description, writer => ReplayEpisodes.Write(buffer, config.Environment.Count, steps, config.Seed, writer, stop));
        }

        using Dataset dataset = Dataset.Open(folder, verify: false);
        DatasetView.Print(dataset, screen);
        return ExitCode.Ok;
    }
}
