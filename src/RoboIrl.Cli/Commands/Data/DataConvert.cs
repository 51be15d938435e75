using System.CommandLine;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;
using RoboIrl.Conversion;

namespace RoboIrl.Cli.Commands.Data;

/// <summary><c>data convert FROM --out TO</c>: to D4RL and Minari, and from them.</summary>
internal static class DataConvert
{
    private const string Text = """
        Converts a dataset to a D4RL file or a Minari folder, or makes a dataset of one of those (HDF5 files).
        What FROM is is found out. To D4RL and Minari go observations, actions, rewards, ends, named values, and positions and velocities where
        the environment is known; Minari also keeps whole states. docs/datasets.md says what is lost.
        A file is read by a process of its own with bounded memory: what is damaged or hostile ends in an error, and nothing is left behind.

        examples:
          ./build.sh data convert data/hopper-medium --out hopper_medium.hdf5
          ./build.sh data convert data/hopper-medium --format minari --out ~/.minari/datasets/roboirl/hopper/medium-v0
          ./build.sh data convert hopper_medium-v2.hdf5 --environment locomotion/hopper-v5 --out data/d4rl-hopper-medium
          ./build.sh data convert ~/.minari/datasets/mujoco/hopper/medium-v0 --out data/minari-hopper-medium
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> from = new("FROM") { Description = "Folder of a dataset, a D4RL or Minari file, or a Minari folder" };
        Option<string> to = DataCommand.Out();
        to.Description = "What is made: a file for d4rl, else a folder; must not exist yet";
        to.HelpName = "TO";
        Option<string?> format = new("--format") { Description = "What is made; by default d4rl where TO ends in .hdf5 or .h5, roboirl where FROM is of another format" };
        format.AcceptOnlyFromAmong("d4rl", "minari", "roboirl");
        Option<string?> environment = new("--environment") { Description = "From another format: the environment it is from, whose sizes are checked; one made from the file by default", HelpName = "ID" };
        Option<bool> without = new("--no-infos") { Description = "From another format: leaves the named values of each step out" };
        Option<bool> reader = new("--reader") { Description = "Reads in this process", Hidden = true };
        HelpfulCommand command = new("convert", Text) { from, to, format, environment, without, reader };
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(from), target = parsed.GetRequiredValue(to);
            string? wanted = parsed.GetValue(format);
            if (DatasetConverter.IsDataset(source))
            {
                Option[] others = [environment, without];
                return Array.Find(others, o => parsed.GetResult(o) is { Implicit: false }) is { } other
                    ? throw new UsageException($"{other.Name} means nothing for a dataset of ours: it says itself what it is.")
                    : DatasetExport.Run(source, target, wanted, screen, stop);
            }

            if (wanted is not (null or "roboirl"))
            {
                throw new UsageException($"'{source}' is no dataset of ours; make one of it first (--format roboirl), then convert that to {wanted}.");
            }

            ImportOrder order = new(source, target, parsed.GetValue(environment), !parsed.GetValue(without));
            return parsed.GetValue(reader) ? DatasetImport.Read(order, screen, stop) : DatasetImport.Run(order, screen, stop);
        });
        return command;
    }
}
