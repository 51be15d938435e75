using System.Diagnostics;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Learning;

namespace RoboIrl.Benchmarks.Learners;

/// <summary>Lets a trainer run in turns of a few steps, drops its checkpoints and adds up where its time went.</summary>
internal sealed class PausingRun : ITrainingObserver, IMetrics, IDisposable
{
    private readonly Dictionary<string, double> _sums = [];
    private CancellationTokenSource _stop = new();
    private long _stopAt;

    public IMetrics Metrics => this;

    /// <summary>Sum of all values of one name, 0 where there is none.</summary>
    public double Sum(string name) => _sums.GetValueOrDefault(name);

    /// <summary>Runs at least this many steps and returns seconds per step.</summary>
    public double Run(ITrainer trainer, long steps)
    {
        long before = trainer.Step;
        _stopAt = before + steps;
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        long start = Stopwatch.GetTimestamp();
        trainer.Run(_stop.Token);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / (trainer.Step - before);
    }

    public void Add(string name, double value) => _sums[name] = Sum(name) + value;

    public void WriteMetrics(long step)
    {
    }

    public void OnProgress(in TrainingProgress progress)
    {
        if (progress.Step >= _stopAt)
        {
            _stop.Cancel();
        }
    }

    public void OnEpisodesDrawn(IReadOnlyList<EpisodeDraw> draws)
    {
    }

    public void OnEvaluation(long step, EvaluationResult result)
    {
    }

    public void SaveCheckpoint(long step, ICheckpointable state)
    {
    }

    public void Dispose() => _stop.Dispose();
}
