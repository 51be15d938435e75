using RoboIrl.Cli.Terminal;
using RoboIrl.Conversion;
using RoboIrl.Conversion.D4rl;
using RoboIrl.Conversion.Minari;
using RoboIrl.Core.Datasets;
using RoboIrl.Envs;

namespace RoboIrl.Cli.Running.Data;

/// <summary>Makes a file of another format of a dataset.</summary>
internal static class DatasetExport
{
    /// <summary>Converts.</summary>
    /// <param name="from">The dataset; every byte of it is verified.</param>
    /// <param name="to">What is made.</param>
    /// <param name="format">Its format; null for what the name says.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Breaks off; nothing stays.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string from, string to, string? format, Screen screen, CancellationToken stop)
    {
        bool minari = (format ?? (Path.GetExtension(to) is ".hdf5" or ".h5" ? "d4rl" : "roboirl")) switch
        {
            "d4rl" => false,
            "minari" => true,
            _ => throw new UsageException($"'{from}' is a dataset of ours already; say what '{to}' shall be with --format d4rl or --format minari."),
        };
        using Dataset dataset = Dataset.Open(from);
        WorkProgressBar bar = new(screen, "writing");
        ExportOptions options = new() { States = LayoutOf(dataset, screen), Progress = bar.Show, Stop = stop };
        try
        {
            (minari ? (Action<Dataset, string, ExportOptions>)MinariWriter.Write : D4rlWriter.Write)(dataset, to, options);
        }
        finally
        {
            bar.Clear();
        }

        screen.Out.WriteLine($"{Formats.Count(dataset.EpisodeCount)} episodes, {Formats.Count(dataset.TransitionCount)} transitions of {dataset.Spec.Id} are in {to} ({(minari ? "Minari" : "D4RL")})");
        return ExitCode.Ok;
    }

    /// <summary>Where positions and velocities are in the states; null, with a warning, where that cannot be known.</summary>
    private static StateLayout? LayoutOf(Dataset dataset, Screen screen)
    {
        if (dataset.Description.StateSize == 0)
        {
            return null;
        }

        string reason = "its worlds differ";
        try
        {
            EnvironmentDefinition definition = DatasetEnvironment.Find(dataset);
            if (definition.Members.Count == 0)
            {
                using MuJoCoEnvironment world = definition.CreateWorld();
                if (world.StateSize == dataset.Description.StateSize)
                {
                    return new StateLayout(world.Model.PositionCount, world.Model.VelocityCount);
                }

                reason = $"its states have {dataset.Description.StateSize} numbers, those of '{definition.Id}' {world.StateSize}";
            }
        }
        catch (UnknownEnvironmentException)
        {
            reason = $"there is no environment '{dataset.Spec.Id}'";
        }

        screen.Error.WriteLine($"warning: infos/qpos and infos/qvel are left out: {reason}.");
        return null;
    }
}
