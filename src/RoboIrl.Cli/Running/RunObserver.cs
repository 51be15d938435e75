using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using Serilog;

namespace RoboIrl.Cli.Running;

/// <summary>Writes down what a trainer tells: metrics, draws, checkpoints, status, log, progress.</summary>
internal sealed class RunObserver(RunFolder run, MetricsHub metrics, CheckpointStore checkpoints, ILogger log, TrainingProgressBar bar, RunVersions versions) : ITrainingObserver
{
    private TrainingProgress _progress;
    private EpisodeDrawsWriter? _draws;

    public IMetrics Metrics => metrics;

    public void WriteMetrics(long step) => metrics.Write(step);

    public void OnProgress(in TrainingProgress progress)
    {
        _progress = progress;
        bar.Show(progress);
    }

    public void OnEpisodesDrawn(IReadOnlyList<EpisodeDraw> draws) => _draws?.Write(draws);

    public void OnEvaluation(long step, EvaluationResult result)
    {
        if (result.MeanReturn is { } mean)
        {
            log.Information("Evaluation at step {Step}: return {Return:F1} +- {Deviation:F1} over {Episodes} episodes", step, mean, result.StdReturn, result.Returns.Count - result.NumericFaults);
        }

        if (result.NumericFaults > 0)
        {
            log.Warning("Evaluation at step {Step}: {NumericFaults} of {Episodes} episodes ended in a numeric fault and do not count", step, result.NumericFaults, result.Returns.Count);
        }

        bar.Say($"evaluation at {Formats.Count(step)}: {EvaluationText.Of(result)}");
    }

    public void SaveCheckpoint(long step, ICheckpointable state)
    {
        string folder = checkpoints.Save(step, state);
        log.Information("Checkpoint {Checkpoint}", folder);
        WriteStatus(RunState.Running, null);
    }

    /// <summary>Replaces the run's status.</summary>
    public void WriteStatus(RunState state, string? message) => run.WriteStatus(Status(state, message));

    /// <summary>How the run stands.</summary>
    public RunStatus Status(RunState state, string? message) => new()
    {
        State = state,
        Steps = _progress.Step,
        TotalSteps = _progress.TotalSteps,
        LastReturn = double.IsNaN(_progress.MeanReturn) ? null : _progress.MeanReturn,
        NumericFaults = _progress.NumericFaults,
        Message = message,
        Versions = versions,
    };

    /// <summary>Sets where the training stands before the trainer has told anything.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="totalSteps">Steps of the whole run.</param>
    /// <param name="draws">Takes what was drawn for each episode; null where nothing is. The caller disposes it.</param>
    public void Begin(long step, long totalSteps, EpisodeDrawsWriter? draws)
    {
        _progress = new TrainingProgress(step, totalSteps, 0, 0, double.NaN, double.NaN, 0);
        _draws = draws;
    }
}
