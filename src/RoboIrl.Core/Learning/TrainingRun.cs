using System.Diagnostics;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>
/// What all training loops share around their algorithm: the step counter, the schedule of reports, evaluations and
/// checkpoints, the randomness of updates, and the worlds where the loop steps some.
/// </summary>
/// <remarks>
/// Whether something is due depends on the step counter alone, so a resumed run keeps the same schedule; an evaluation that
/// fell due and was broken off by a stop is owed, and is the first thing a resumed run does. The averages of a row in the
/// making are not part of a checkpoint; therefore a checkpoint ends the row.
/// </remarks>
internal sealed class TrainingRun : ICheckpointable
{
    // A stream of the run's seed, out of the reach of those of worlds and acting.
    private const ulong UpdateStream = 1UL << 33;
    private readonly TrainingWorlds? _worlds;
    private readonly TrainerOptions _options;
    private readonly EvaluationSchedule _evaluations;
    private readonly ITrainingObserver _observer;
    private readonly Stopwatch _clock = new();
    private long _stepAtStart, _lastWritten;

    /// <summary>Creates the run's bookkeeping.</summary>
    /// <param name="worlds">The worlds that the loop steps; null where it steps none.</param>
    /// <param name="options">Length, seed, schedule.</param>
    /// <param name="evaluator">Evaluates between steps, or null.</param>
    /// <param name="observer">Hears of progress and saves checkpoints.</param>
    public TrainingRun(TrainingWorlds? worlds, TrainerOptions options, Evaluator? evaluator, ITrainingObserver observer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TotalSteps, 1);
        (_worlds, _options, _observer) = (worlds, options, observer);
        _evaluations = new EvaluationSchedule(evaluator, observer, options.Goal);
        UpdateRng = new Rng(options.Seed, UpdateStream);
        Metrics = new FiniteMetrics(observer.Metrics, () => Step);
    }

    /// <summary>Whether there is something left to do: steps, unless the task counts as learned.</summary>
    public bool GoesOn => Step < _options.TotalSteps && !_evaluations.IsSolved;

    /// <summary>Steps done.</summary>
    public long Step { get; private set; }

    /// <summary>Source of the updates' randomness.</summary>
    public Rng UpdateRng;

    /// <summary>Takes a learner's metrics; anything that is not finite stops the run.</summary>
    public IMetrics Metrics { get; }

    /// <summary>Starts the clock and, in a run that has not begun, the worlds' first episodes; makes up for an evaluation that a stop broke off.</summary>
    public void Begin(ITrainer trainer, CancellationToken stop)
    {
        if (Step == 0)
        {
            _worlds?.Reset();
        }

        _stepAtStart = Step;
        _lastWritten = Step;
        _clock.Restart();
        if (_evaluations.MakeOwed(trainer.Policy, Step, stop))
        {
            _observer.WriteMetrics(Step); // the rest of this step's row was written before the stop
        }
    }

    /// <summary>Counts an iteration's steps and does what is due: report, evaluate, save.</summary>
    public void EndIteration(int steps, ITrainer trainer, CancellationToken stop)
    {
        long before = Step;
        Step += steps;
        _worlds?.EndIteration(Step);
        _observer.OnProgress(Progress());
        if (IsDue(_options.EvaluateEvery, before))
        {
            _evaluations.FallDue(Step);
        }

        bool evaluated = _evaluations.MakeOwed(trainer.Policy, Step, stop);
        bool saving = IsDue(_options.CheckpointEvery, before) && GoesOn;
        if (evaluated || saving || IsDue(_options.LogEvery, before))
        {
            Write();
        }

        if (saving)
        {
            _observer.SaveCheckpoint(Step, trainer);
        }
    }

    /// <summary>Saves the last checkpoint and, where all steps are done, evaluates a last time; only then, or once the task counts as learned, is the training complete.</summary>
    public TrainingResult End(ITrainer trainer, CancellationToken stop)
    {
        if (Step >= _options.TotalSteps)
        {
            _evaluations.FallDue(Step);
        }

        bool evaluated = _evaluations.MakeOwed(trainer.Policy, Step, stop);
        if (evaluated || Step > _lastWritten)
        {
            Write();
        }

        _observer.SaveCheckpoint(Step, trainer);
        TrainingProgress progress = Progress();
        return new TrainingResult(!GoesOn && !_evaluations.IsOwed, Step, progress.Episodes, progress.MeanReturn, _evaluations.Last);
    }

    public void Save(ICheckpointWriter writer)
    {
        writer.Value("step", Step);
        _evaluations.Save(writer.Section("evaluations"));
        writer.Value("update_rng", UpdateRng);
        _worlds?.Save(writer);
    }

    public void Load(ICheckpointReader reader)
    {
        Step = reader.Int64("step");
        if (Step < 0)
        {
            throw new InvalidDataException($"The checkpoint says {Step} steps; expected 0 or more. It is not one that a trainer wrote.");
        }

        _evaluations.Load(reader.Section("evaluations"), Step);
        UpdateRng = reader.Rng("update_rng");
        _worlds?.Load(reader, Step);
    }

    private bool IsDue(long every, long before) => every > 0 && Step / every != before / every;

    private TrainingProgress Progress() => new(
        Step,
        _options.TotalSteps,
        (Step - _stepAtStart) / Math.Max(1e-9, _clock.Elapsed.TotalSeconds),
        _worlds?.Episodes.Finished ?? 0,
        _worlds?.Episodes.LastReturn ?? double.NaN,
        _worlds?.Episodes.MeanReturn ?? double.NaN,
        _worlds?.Faults ?? 0);

    private void Write()
    {
        _worlds?.Report();
        _observer.Metrics.Add("time/steps_per_second", Progress().StepsPerSecond);
        _observer.WriteMetrics(Step);
        _lastWritten = Step;
    }
}
