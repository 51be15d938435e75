using System.Diagnostics;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Datasets;
using RoboIrl.Envs.Recording;

namespace RoboIrl.Cli.Running.Data;

/// <summary>Records episodes until there are enough, and says how far it is.</summary>
internal static class DatasetCollection
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(10);

    /// <summary>Collects.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(CollectingActor actor, CollectionGoal goal, CollectionOptions options, Screen screen, CancellationToken stop)
    {
        using EpisodeCollector collector = new(actor.Definition, spec => actor.PolicyFor(spec, options.Noise), actor.Mode);
        DatasetDescription description = collector.Describe(actor.OriginOf(options)) with { StateSize = options.States ? collector.StateSize : 0 };
        int leftOut = 0;
        using (DatasetWriter writer = options.GoOn && Directory.Exists(options.Folder) && Directory.EnumerateFileSystemEntries(options.Folder).Any()
            ? DatasetWriter.Continue(options.Folder, description)
            : DatasetWriter.Create(options.Folder, description))
        {
            DatasetEnvironment.Keep(writer.Folder, actor);
            leftOut = Record(writer, collector, goal, options, screen, stop);
        }

        using Dataset dataset = Dataset.Open(options.Folder, verify: false);
        DatasetView.Print(dataset, screen);
        if (leftOut > 0)
        {
            screen.Error.WriteLine($"warning: {leftOut} episodes are left out because the physics failed in them (NaN, infinity or divergence).");
        }

        if (!stop.IsCancellationRequested || goal.IsReached(dataset.EpisodeCount, dataset.TransitionCount))
        {
            return ExitCode.Ok;
        }

        screen.Error.WriteLine("stopped; the same command with --continue goes on");
        return ExitCode.Stopped;
    }

    private static int Record(DatasetWriter writer, EpisodeCollector collector, CollectionGoal goal, CollectionOptions options, Screen screen, CancellationToken stop)
    {
        EpisodeBuffer buffer = new(writer.Description);
        int leftOut = 0;
        long before = writer.TransitionCount, started = Stopwatch.GetTimestamp(), said = started;
        for (ulong stream = writer.LastStream + 1 ?? 0; !goal.IsReached(writer.EpisodeCount, writer.TransitionCount) && !stop.IsCancellationRequested; stream++)
        {
            if (collector.Collect(buffer, options.Seed, stream, stop))
            {
                writer.Append(buffer.Trajectory);
            }
            else if (!stop.IsCancellationRequested)
            {
                leftOut++;
            }

            if (leftOut > 100 && leftOut > writer.EpisodeCount)
            {
                throw new DatasetException($"The physics failed in {leftOut} of {leftOut + writer.EpisodeCount} episodes; nothing useful can be recorded so. Look at the environment with 'roboirl play'.");
            }

            if (Stopwatch.GetElapsedTime(said) >= SayEvery)
            {
                said = Stopwatch.GetTimestamp();
                double rate = (writer.TransitionCount - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
                screen.Error.WriteLine($"{Formats.Count(writer.EpisodeCount)} episodes, {Formats.Count(writer.TransitionCount)} transitions, {(int)(100 * goal.Done(writer.EpisodeCount, writer.TransitionCount))}%  {Formats.Count(rate)} transitions/s");
            }
        }

        return leftOut;
    }
}
