using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Learners;
using Serilog;

namespace RoboIrl.Cli.Running;

/// <summary>The policy of a run's checkpoint, with the experiment it belongs to.</summary>
internal sealed class RunPolicy : IDisposable
{
    private RunPolicy(string folder, ExperimentConfig config, long step, LoadedPolicy policy) => (Folder, Config, Step, Policy) = (folder, config, step, policy);

    /// <summary>The run folder.</summary>
    public string Folder { get; }

    /// <summary>The resolved experiment.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>Environment steps of training behind the checkpoint.</summary>
    public long Step { get; }

    /// <summary>Acts on raw observations.</summary>
    public LoadedPolicy Policy { get; }

    /// <summary>Loads the newest valid checkpoint, or that of a step. The run may be training meanwhile.</summary>
    /// <param name="folder">A run folder.</param>
    /// <param name="step">Step of the checkpoint, or null for the newest valid one.</param>
    /// <param name="warnings">Takes warnings about damaged checkpoints.</param>
    /// <exception cref="CheckpointException">No checkpoint, or it is damaged.</exception>
    public static RunPolicy Load(string folder, long? step, TextWriter warnings)
    {
        ExperimentConfig config = Suite.LoadAsWritten(RunFolder.ConfigPathOf(folder));
        using Checkpoint checkpoint = OpenCheckpoint(folder, config, step, warnings);
        return new RunPolicy(folder, config, checkpoint.Step, LearnerFactory.LoadPolicy(config, Suite.SpecOf(config.Environment), checkpoint.Reader));
    }

    /// <summary>Opens the newest valid checkpoint, or that of a step.</summary>
    /// <param name="folder">A run folder.</param>
    /// <param name="config">Its experiment.</param>
    /// <param name="step">Step of the checkpoint, or null for the newest valid one.</param>
    /// <param name="warnings">Takes warnings about damaged checkpoints.</param>
    /// <exception cref="CheckpointException">No checkpoint, or it is damaged.</exception>
    public static Checkpoint OpenCheckpoint(string folder, ExperimentConfig config, long? step, TextWriter warnings)
    {
        using Serilog.Core.Logger log = new LoggerConfiguration().WriteTo.Sink(new TextSink(warnings)).CreateLogger();
        CheckpointStore store = new(RunFolder.CheckpointsPathOf(folder), config.Checkpoint.Keep, log);
        return (step is { } s ? store.Open(s) : store.Latest())
            ?? throw new CheckpointException($"The run '{folder}' has no checkpoint yet. It writes the first after {config.Checkpoint.Every} steps (checkpoint.every).");
    }

    public void Dispose() => Policy.Dispose();

    private sealed class TextSink(TextWriter to) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) =>
            to.WriteLine($"{logEvent.Level.ToString().ToLowerInvariant()}: {logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }
}
