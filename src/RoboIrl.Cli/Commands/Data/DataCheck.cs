using System.CommandLine;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Datasets;
using RoboIrl.Envs.Recording;

namespace RoboIrl.Cli.Commands.Data;

/// <summary><c>data check DIR</c>: whether a dataset is what it says.</summary>
internal static class DataCheck
{
    private const string Text = """
        Checks a dataset: lengths, offsets and checksums of every file, ends of episodes, sums of rewards, finite numbers, bounds of actions.
        With --replay it also puts a world into every recorded state of some episodes, repeats the action and compares every bit.

        examples:
          ./build.sh data check data/hopper-random
          ./build.sh data check data/hopper-random --replay 10
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> folder = DataCommand.Folder();
        Option<int> replay = new("--replay") { Description = "Episodes to replay, spread over the dataset; 0 by default", HelpName = "N" };
        HelpfulCommand command = new("check", Text) { folder, replay };
        command.SetAction(parsed =>
        {
            using Dataset dataset = Dataset.Open(parsed.GetRequiredValue(folder));
            screen.Out.WriteLine($"{Formats.Count(dataset.EpisodeCount)} episodes, {Formats.Count(dataset.TransitionCount)} transitions: every checksum holds");
            IReadOnlyList<string> problems = DatasetChecks.Run(dataset);
            foreach (string problem in problems)
            {
                screen.Error.WriteLine(problem);
            }

            return Replay(dataset, Math.Min(parsed.GetValue(replay), dataset.EpisodeCount), screen, stop) && problems.Count == 0 ? ExitCode.Ok : ExitCode.Failure;
        });
        return command;
    }

    private static bool Replay(Dataset dataset, int count, Screen screen, CancellationToken stop)
    {
        if (count <= 0)
        {
            return true;
        }

        if (dataset.Description.StateSize == 0)
        {
            throw new UsageException($"'{dataset.Folder}' has no states; it cannot be replayed.");
        }

        using EpisodeReplay replay = new(DatasetEnvironment.Find(dataset), dataset.Description);
        bool same = true;
        int steps = 0;
        for (int i = 0; i < count; i++)
        {
            stop.ThrowIfCancellationRequested();
            int episode = (int)((long)i * dataset.EpisodeCount / count);
            Trajectory recorded = dataset.Episode(episode);
            steps += recorded.Steps;
            if ((replay.FirstDifference(recorded) ?? replay.FirstDifference(recorded, restoreEach: true)) is { } difference)
            {
                same = false;
                screen.Error.WriteLine($"episode {episode}: {difference}");
            }
        }

        screen.Out.WriteLine(same ? $"{count} episodes replayed, {Formats.Count(steps)} steps from their recorded states: every bit is the same" : "the replay differs; was it recorded with another version of the engine or of the environment?");
        return same;
    }
}
