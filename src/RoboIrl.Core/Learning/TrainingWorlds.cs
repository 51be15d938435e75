using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>
/// The worlds that a run steps, and what is known of them: their states and observations, the noise of acting, returns and
/// success of their episodes, what was drawn for them, and how often their physics failed.
/// </summary>
internal sealed class TrainingWorlds
{
    // Streams of the run's seed: worlds take 0, 1, 2, ...; these are out of their reach.
    private const ulong ActingStreams = 1UL << 32;

    // Below this many episodes a single fault would already be a large fraction.
    private const long FewestEpisodesForRate = 100;
    private readonly IVectorEnvironment _environment;
    private readonly IStateResettable _states;
    private readonly TrainerOptions _options;
    private readonly ITrainingObserver _observer;
    private readonly SuccessTracker _success;
    private readonly EpisodeDraws? _draws;
    private long _faultsBefore;

    public TrainingWorlds(IVectorEnvironment environment, TrainerOptions options, ITrainingObserver observer)
    {
        (_environment, _options, _observer) = (environment, options, observer);
        _success = new SuccessTracker(environment);
        _draws = environment.Spec.DrawColumns.Count > 0 ? new EpisodeDraws(environment) : null;
        _faultsBefore = -environment.NumericFaults; // of whoever had the worlds before
        _states = environment as IStateResettable ?? throw new ArgumentException(
            $"Environment '{environment.Spec.Id}' does not implement {nameof(IStateResettable)}; training needs it so that a run can be resumed exactly.",
            nameof(environment));
        Episodes = new EpisodeStatistics(environment.Count);
        Noise = new Rng[environment.Count];
        for (int row = 0; row < Noise.Length; row++)
        {
            Noise[row] = new Rng(options.Seed, ActingStreams + (ulong)row);
        }

        Observations = new float[environment.Count * environment.Spec.Observation.Size];
    }

    /// <summary>Returns and lengths of training episodes.</summary>
    public EpisodeStatistics Episodes { get; }

    /// <summary>[N] the acting noise of each world.</summary>
    public Rng[] Noise { get; }

    /// <summary>[N, O] the worlds' current observations, raw.</summary>
    public float[] Observations { get; }

    /// <summary>Episodes of the whole run that a numeric fault ended.</summary>
    public long Faults => _faultsBefore + _environment.NumericFaults;

    /// <summary>Starts the first episode of every world.</summary>
    public void Reset() => _environment.Reset(_options.Seed, Observations);

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

    /// <summary>Notes what a row's last step tells of its episode: success, and what was drawn. Call once per step, before the row's next one; threads may do so on distinct rows.</summary>
    public void TakeInfo(int row, EpisodeEnd end)
    {
        bool ended = end != EpisodeEnd.None;
        _success.Count(row, ended);
        _draws?.Add(row, ended);
    }

    /// <summary>Ends an iteration of the loop: reports the success of its episodes and the draws of those that began, and stops the run where the physics failed too often.</summary>
    /// <param name="step">Environment steps done.</param>
    /// <exception cref="TrainingFaultException">It did.</exception>
    public void EndIteration(long step)
    {
        if (_draws?.Take() is { Count: > 0 } draws)
        {
            _observer.OnEpisodesDrawn(draws);
        }

        if (Faults > _options.MaxFaultRate * Math.Max(Episodes.Finished, FewestEpisodesForRate))
        {
            throw new TrainingFaultException(
                $"The physics of '{_environment.Spec.Id}' failed (NaN, infinity or divergence) in {Faults} of {Episodes.Finished} episodes "
                + $"after {step} steps; at most a fraction of {_options.MaxFaultRate} is allowed. "
                + "Look at the dumped states, bound the actions, shorten the time step, or raise environment.max_fault_rate.");
        }

        _success.Report(_observer.Metrics);
    }

    /// <summary>Adds what a row of metrics says of the worlds.</summary>
    public void Report()
    {
        IMetrics metrics = _observer.Metrics;
        if (Episodes.Finished > 0)
        {
            metrics.Add("episode/mean_return", Episodes.MeanReturn);
            metrics.Add("episode/count", Episodes.Finished);
        }

        metrics.Add("faults/numeric", Faults);
    }

    public void Save(ICheckpointWriter writer)
    {
        writer.Value("faults", Faults);
        Episodes.Save(writer.Section("episodes"));
        _success.Save(writer.Section("success"));
        _draws?.Save(writer.Section("draws"));
        var states = new double[_environment.Count * _states.StateSize];
        for (int row = 0; row < Noise.Length; row++)
        {
            writer.Value($"noise_{row}", Noise[row]);
            _states.GetState(row, states.AsSpan(row * _states.StateSize, _states.StateSize));
        }

        writer.Tensor<double>("worlds", [_environment.Count, _states.StateSize], states);
        writer.Tensor<float>("observations", [_environment.Count, _environment.Spec.Observation.Size], Observations);
    }

    /// <summary>Takes back what was saved.</summary>
    /// <param name="reader">The section it was saved in.</param>
    /// <param name="step">The checkpoint's step.</param>
    public void Load(ICheckpointReader reader, long step)
    {
        long faults = reader.Int64("faults");
        if (faults < 0)
        {
            throw new InvalidDataException($"The checkpoint says {faults} numeric faults; expected 0 or more. It is not one that a trainer wrote.");
        }

        _faultsBefore = faults - _environment.NumericFaults;
        Episodes.Load(reader.Section("episodes"));
        _success.Load(reader.Section("success"));
        _draws?.Load(reader.Section("draws"), step, Episodes);
        var states = new double[_environment.Count * _states.StateSize];
        reader.Tensor("worlds", states.AsSpan());
        reader.Tensor("observations", Observations.AsSpan());
        var ignored = new float[_environment.Spec.Observation.Size];
        for (int row = 0; row < Noise.Length; row++)
        {
            Noise[row] = reader.Rng($"noise_{row}");
            _states.ResetTo(row, states.AsSpan(row * _states.StateSize, _states.StateSize), ignored);
        }
    }
}
