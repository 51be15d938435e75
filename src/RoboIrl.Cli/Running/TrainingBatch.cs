using System.Globalization;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Running;

/// <summary>Trainings that shall be there and be finished: what is left of them, each in a process of its own; one that fails harms no other.</summary>
internal static class TrainingBatch
{
    /// <summary>Does what is left.</summary>
    /// <param name="trainings">Their labels differ.</param>
    /// <param name="jobs">Processes at a time.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Asks all of them for a checkpoint and the end.</param>
    /// <param name="failed">Takes the labels of those that failed.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<TrainingOrder> trainings, int jobs, Screen screen, CancellationToken stop, ICollection<string>? failed = null)
    {
        int done = 0;
        int code = ParallelCommands.Run(trainings.Select(static t => new LabelledCommand(t.Label, t.Arguments())), jobs, screen, stop, Ended);
        if (stop.IsCancellationRequested)
        {
            screen.Error.WriteLine("stopped and checkpointed; the same command goes on");
            return ExitCode.Stopped;
        }

        return code == ExitCode.Ok ? code : ExitCode.Failure;

        void Ended(LabelledCommand command, int exit)
        {
            done++;
            if (exit == ExitCode.Ok)
            {
                screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{command.Label} is finished ({done} of {trainings.Count})"));
            }
            else if (!stop.IsCancellationRequested)
            {
                failed?.Add(command.Label);
                screen.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error: {command.Label} ended with code {exit} (its lines are above); the others go on, and the same command goes on with it"));
            }
        }
    }

    /// <summary>Does what is left of all, and says how much that is.</summary>
    /// <param name="all">Their labels differ.</param>
    /// <param name="jobs">Processes at a time.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Asks all of them for a checkpoint and the end.</param>
    /// <param name="failed">Takes the labels of those that failed.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int RunRest(IReadOnlyCollection<TrainingOrder> all, int jobs, Screen screen, CancellationToken stop, ICollection<string>? failed = null)
    {
        TrainingOrder[] left = [.. all.Where(static t => !t.IsFinished)];
        screen.Out.WriteLine(left.Length == 0
            ? $"all {all.Count} trainings are finished"
            : $"{left.Length} of {all.Count} trainings to do, {Math.Min(jobs, left.Length)} at a time");
        return Run(left, jobs, screen, stop, failed);
    }

    /// <summary>How a training stands, for people.</summary>
    public static string Standing(TrainingOrder training) => training.Status is not { } status
        ? Directory.Exists(training.Folder) ? "not begun" : "missing"
        : string.Create(CultureInfo.InvariantCulture, $"{status.State.ToString().ToLowerInvariant()} at {Formats.Count(status.Steps)} of {Formats.Count(status.TotalSteps)}");
}
