using System.Diagnostics;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>
/// What both training loops share around their algorithm: the step counter, episode statistics, the worlds' states,
/// the schedule of reports, evaluations and checkpoints, and the guard against numeric faults.
/// </summary>
/// <remarks>
/// Whether something is due depends on the step counter alone, so a resumed run keeps the same schedule; an evaluation that
/// fell due and was broken off by a stop is owed, and is the first thing a resumed run does. The averages of a row in the
/// making are not part of a checkpoint; therefore a checkpoint ends the row.
/// </remarks>
internal sealed class TrainingRun : ICheckpointable
{
    // Streams of the run's seed: worlds take 0, 1, 2, ...; these are out of their reach.
    private const ulong ActingStreams = 1UL << 32;
    private const ulong UpdateStream = 1UL << 33;

    // Below this many episodes a single fault would already be a large fraction.
    private const long FewestEpisodesForRate = 100;
    private readonly IVectorEnvironment _environment;
    private readonly IStateResettable _worlds;
    private readonly TrainerOptions _options;
    private readonly EvaluationSchedule _evaluations;
    private readonly ITrainingObserver _observer;
    private readonly SuccessTracker _success;
    private readonly Stopwatch _clock = new();
    private long _stepAtStart, _faultsBefore, _lastWritten;

    public TrainingRun(IVectorEnvironment environment, TrainerOptions options, Evaluator? evaluator, ITrainingObserver observer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TotalSteps, 1);
        (_environment, _options, _observer) = (environment, options, observer);
        _evaluations = new EvaluationSchedule(evaluator, observer, options.Goal);
        _success = new SuccessTracker(environment);
        _faultsBefore = -environment.NumericFaults; // of whoever had the worlds before
        _worlds = environment as IStateResettable ?? throw new ArgumentException(
            $"Environment '{environment.Spec.Id}' does not implement {nameof(IStateResettable)}; training needs it so that a run can be resumed exactly.",
            nameof(environment));
        Episodes = new EpisodeStatistics(environment.Count);
        Noise = new Rng[environment.Count];
        for (int row = 0; row < Noise.Length; row++)
        {
            Noise[row] = new Rng(options.Seed, ActingStreams + (ulong)row);
        }

        UpdateRng = new Rng(options.Seed, UpdateStream);
        Observations = new float[environment.Count * environment.Spec.Observation.Size];
        Metrics = new FiniteMetrics(observer.Metrics, () => Step);
    }

    /// <summary>Whether there is something left to do: steps, unless the task counts as learned.</summary>
    public bool GoesOn => Step < _options.TotalSteps && !_evaluations.IsSolved;

    /// <summary>Environment steps done.</summary>
    public long Step { get; private set; }

    /// <summary>Returns and lengths of training episodes.</summary>
    public EpisodeStatistics Episodes { get; }

    /// <summary>[N] the acting noise of each world.</summary>
    public Rng[] Noise { get; }

    /// <summary>Source of the updates' randomness.</summary>
    public Rng UpdateRng;

    /// <summary>[N, O] the worlds' current observations, raw.</summary>
    public float[] Observations { get; }

    /// <summary>Takes a learner's metrics; anything that is not finite stops the run.</summary>
    public IMetrics Metrics { get; }

    /// <summary>Starts the clock and, in a run that has not begun, the worlds' first episodes; makes up for an evaluation that a stop broke off.</summary>
    public void Begin(ITrainer trainer, CancellationToken stop)
    {
        if (Step == 0)
        {
            _environment.Reset(_options.Seed, Observations);
        }

        _stepAtStart = Step;
        _lastWritten = Step;
        _clock.Restart();
        if (_evaluations.MakeOwed(trainer.Policy, Step, stop))
        {
            _observer.WriteMetrics(Step); // the rest of this step's row was written before the stop
        }
    }

    /// <summary>Takes one step's reward of one world in; a finished episode's return and length go to the metrics, which average between two rows.</summary>
    public void TakeReward(int row, double reward, EpisodeEnd end)
    {
        bool ended = end != EpisodeEnd.None;
        Episodes.Add(row, reward, ended);
        if (ended)
        {
            _observer.Metrics.Add("episode/return", Episodes.LastReturn);
            _observer.Metrics.Add("episode/length", Episodes.LastLength);
        }
    }

    /// <summary>Notes whether a row's last step was successful. Call once per step, before the row's next one; threads may do so on distinct rows.</summary>
    public void TrackSuccess(int row, EpisodeEnd end) => _success.Count(row, end != EpisodeEnd.None);

    /// <summary>Counts an iteration's steps and does what is due: report, evaluate, save.</summary>
    public void EndIteration(int steps, ITrainer trainer, CancellationToken stop)
    {
        long before = Step;
        Step += steps;
        StopOnFaults();
        _success.Report(_observer.Metrics);
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
        return new TrainingResult(!GoesOn && !_evaluations.IsOwed, Step, Episodes.Finished, Episodes.MeanReturn, _evaluations.Last);
    }

    public void Save(ICheckpointWriter writer)
    {
        writer.Value("step", Step);
        writer.Value("faults", Faults);
        _evaluations.Save(writer.Section("evaluations"));
        Episodes.Save(writer.Section("episodes"));
        _success.Save(writer.Section("success"));
        writer.Value("update_rng", UpdateRng);
        var states = new double[_environment.Count * _worlds.StateSize];
        for (int row = 0; row < Noise.Length; row++)
        {
            writer.Value($"noise_{row}", Noise[row]);
            _worlds.GetState(row, states.AsSpan(row * _worlds.StateSize, _worlds.StateSize));
        }

        writer.Tensor<double>("worlds", [_environment.Count, _worlds.StateSize], states);
        writer.Tensor<float>("observations", [_environment.Count, _environment.Spec.Observation.Size], Observations);
    }

    public void Load(ICheckpointReader reader)
    {
        Step = reader.Int64("step");
        long faults = reader.Int64("faults");
        if (Step < 0 || faults < 0)
        {
            throw new InvalidDataException($"The checkpoint says {Step} steps and {faults} numeric faults; both must be 0 or more. It is not one that a trainer wrote.");
        }

        _faultsBefore = faults - _environment.NumericFaults;
        _evaluations.Load(reader.Section("evaluations"), Step);
        Episodes.Load(reader.Section("episodes"));
        _success.Load(reader.Section("success"));
        UpdateRng = reader.Rng("update_rng");
        var states = new double[_environment.Count * _worlds.StateSize];
        reader.Tensor("worlds", states.AsSpan());
        reader.Tensor("observations", Observations.AsSpan());
        var ignored = new float[_environment.Spec.Observation.Size];
        for (int row = 0; row < Noise.Length; row++)
        {
            Noise[row] = reader.Rng($"noise_{row}");
            _worlds.ResetTo(row, states.AsSpan(row * _worlds.StateSize, _worlds.StateSize), ignored);
        }
    }

    private long Faults => _faultsBefore + _environment.NumericFaults;

    private bool IsDue(long every, long before) => every > 0 && Step / every != before / every;

    private TrainingProgress Progress() => new(
        Step,
        _options.TotalSteps,
        (Step - _stepAtStart) / Math.Max(1e-9, _clock.Elapsed.TotalSeconds),
        Episodes.Finished,
        Episodes.LastReturn,
        Episodes.MeanReturn,
        Faults);

    private void Write()
    {
        IMetrics metrics = _observer.Metrics;
        if (Episodes.Finished > 0)
        {
            metrics.Add("episode/mean_return", Episodes.MeanReturn);
            metrics.Add("episode/count", Episodes.Finished);
        }

        metrics.Add("faults/numeric", Faults);
        metrics.Add("time/steps_per_second", Progress().StepsPerSecond);
        _observer.WriteMetrics(Step);
        _lastWritten = Step;
    }

    private void StopOnFaults()
    {
        if (Faults > _options.MaxFaultRate * Math.Max(Episodes.Finished, FewestEpisodesForRate))
        {
            throw new TrainingFaultException(
                $"The physics of '{_environment.Spec.Id}' failed (NaN, infinity or divergence) in {Faults} of {Episodes.Finished} episodes "
                + $"after {Step} steps; at most a fraction of {_options.MaxFaultRate} is allowed. "
                + "Look at the dumped states, bound the actions, shorten the time step, or raise environment.max_fault_rate.");
        }
    }
}
