using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;

namespace RoboIrl.Core.Learning;

/// <summary>
/// The off-policy loop: step N worlds once, remember the N transitions, update the configured number of times per step.
/// The first steps, of the run or of each round where rounds begin anew, take uniformly random actions and no update.
/// </summary>
/// <remarks>
/// The worlds are stepped by the environment's own workers; results do not depend on how many it has. The run ends with
/// the step of all worlds that reaches the total. A learned reward takes the place of the environment's in what is remembered, and
/// has its round after each <see cref="ILearnedReward.RoundSteps"/>; reported returns stay the environment's.
/// </remarks>
public sealed class OffPolicyTrainer : ITrainer
{
    private readonly IVectorEnvironment _environment;
    private readonly IOffPolicyLearner _learner;
    private readonly OffPolicyOptions _collection;
    private readonly TrainingWorlds _worlds;
    private readonly ILearnedReward? _reward;
    private readonly TrainingRun _run;
    private readonly ReplayBuffer _replay;
    private readonly ITransitions _experience;
    private readonly CorrelatedNoise _noise;
    private readonly ActionBounds _bounds;
    private readonly InfoTotals _info;
    private readonly float[] _previous, _actions, _finalObservations, _rewards, _pairs, _learnedRewards;
    private readonly EpisodeEnd[] _ends;
    private readonly long _totalSteps;
    private readonly int _n, _o, _a;
    private double _updatesOwed;

    /// <summary>Creates the loop; nothing runs before <see cref="Run"/>.</summary>
    /// <param name="environment">N worlds, with exact states; owned by the caller.</param>
    /// <param name="learner">Owned by the trainer from now on.</param>
    /// <param name="collection">Replay capacity, warm-up, updates per step.</param>
    /// <param name="options">Length, seed, schedule.</param>
    /// <param name="evaluator">Evaluates between steps, or null.</param>
    /// <param name="observer">Hears of progress and saves checkpoints.</param>
    /// <param name="reward">Takes the place of the environment's reward, or null; owned by the trainer from now on.</param>
    public OffPolicyTrainer(
        IVectorEnvironment environment,
        IOffPolicyLearner learner,
        OffPolicyOptions collection,
        TrainerOptions options,
        Evaluator? evaluator,
        ITrainingObserver observer,
        ILearnedReward? reward = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(collection.WarmUpSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(collection.UpdatesPerStep);
        ArgumentOutOfRangeException.ThrowIfLessThan(collection.NStep?.Steps ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TotalSteps, 1);
        (_environment, _learner, _collection, _reward) = (environment, learner, collection, reward);
        (_n, _o, _a) = (environment.Count, environment.Spec.Observation.Size, environment.Spec.Action.Size);
        _totalSteps = (options.TotalSteps + _n - 1) / _n * _n;
        _worlds = new TrainingWorlds(environment, options, observer);
        _run = new TrainingRun(_worlds, options with { TotalSteps = _totalSteps }, evaluator, observer);
        _replay = new ReplayBuffer((int)Math.Min(collection.ReplayCapacity, _totalSteps), _o, _a);
        _experience = collection.NStep is { Steps: > 1 } n ? new NStepTransitions(_replay, _n, n.Steps, n.Discount) : _replay;
        _noise = new CorrelatedNoise(_n, _a, collection.NoiseCorrelation);
        _bounds = new ActionBounds(environment.Spec.Action);
        _info = new InfoTotals(environment);
        _previous = new float[_n * _o];
        _finalObservations = new float[_n * _o];
        _actions = new float[_n * _a];
        _rewards = new float[_n];
        _pairs = new float[reward is null ? 0 : _n * (_o + _a)];
        _learnedRewards = reward is null ? _rewards : new float[_n];
        _ends = new EpisodeEnd[_n];
    }

    /// <inheritdoc/>
    public long Step => _run.Step;

    /// <inheritdoc/>
    public IPolicy Policy => _learner.Policy;

    /// <inheritdoc/>
    public TrainingResult Run(CancellationToken stop)
    {
        _learner.PrepareThread();
        _run.Begin(this, stop);
        while (_run.GoesOn && !stop.IsCancellationRequested)
        {
            long clock = _collection.RestartEvery > 0 ? Step % _collection.RestartEvery : Step;
            bool warmingUp = clock < _collection.WarmUpSteps;
            Act(warmingUp);
            _worlds.Observations.CopyTo(_previous.AsSpan());
            _environment.Step(_actions, new StepBatch
            {
                Observations = _worlds.Observations,
                FinalObservations = _finalObservations,
                Rewards = _rewards,
                Ends = _ends,
            });
            Remember();
            _updatesOwed += warmingUp ? 0 : _collection.UpdatesPerStep * _n;
            _learner.Progress = (double)clock / (_collection.RestartEvery > 0 ? _collection.RestartEvery : _totalSteps);
            for (; _updatesOwed >= 1; _updatesOwed--)
            {
                _learner.Update(_experience, ref _run.UpdateRng, _run.Metrics);
            }

            LearnReward();
            _run.EndIteration(_n, this, stop);
        }

        return _run.End(this, stop);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _run.Save(writer.Section("run"));
        _learner.Save(writer.Section("learner"));
        _replay.Save(writer.Section("replay"));
        _reward?.Save(writer.Section("reward"));
        writer.Value("updates_owed", _updatesOwed);
        if (_collection.NoiseCorrelation > 0)
        {
            _noise.Save(writer.Section("exploration"));
        }
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _run.Load(reader.Section("run"));
        _learner.Load(reader.Section("learner"));
        _replay.Load(reader.Section("replay"));
        if (_experience != _replay && !_replay.HasTruncations)
        {
            throw new InvalidDataException("The checkpoint's replay buffer does not say where episodes were cut, which n-step returns need: begin a new run.");
        }

        _reward?.Load(reader.Section("reward"));
        if (_collection.NoiseCorrelation > 0)
        {
            _noise.Load(reader.Section("exploration"));
        }

        _updatesOwed = reader.Double("updates_owed");
        if (_updatesOwed is not (>= 0 and < 1))
        {
            throw new InvalidDataException($"The checkpoint owes {_updatesOwed} updates; expected less than one whole update. It is not one that a trainer wrote.");
        }
    }

    /// <summary>Frees the learner and the learned reward; the environment stays the caller's.</summary>
    public void Dispose()
    {
        _learner.Dispose();
        _reward?.Dispose();
    }

    private void Act(bool warmingUp)
    {
        if (!warmingUp)
        {
            _learner.Act(_worlds.Observations, _noise.Next(_worlds.Noise), _actions);
            return;
        }

        for (int row = 0; row < _n; row++)
        {
            _bounds.Sample(_actions.AsSpan(row * _a, _a), ref _worlds.Noise[row]);
        }
    }

    private void LearnReward()
    {
        // Before this iteration's steps are counted: a round is due when they complete it.
        if (_reward is null || (Step + _n) / _reward.RoundSteps == Step / _reward.RoundSteps)
        {
            return;
        }

        _reward.Update(_learner, (double)(Step + _n) / _totalSteps, ref _run.UpdateRng, _run.Metrics);
        if (_reward.Relabels)
        {
            _replay.Relabel(_reward.Evaluate);
        }
    }

    private void Remember()
    {
        RewardSteps();
        for (int row = 0; row < _n; row++)
        {
            _replay.Add(
                _previous.AsSpan(row * _o, _o),
                _actions.AsSpan(row * _a, _a),
                _learnedRewards[row],
                _ends[row],
                _finalObservations.AsSpan(row * _o, _o));
            _worlds.TakeReward(row, _rewards[row], _ends[row]);
            _worlds.TakeInfo(row, _ends[row]);
            _info.Add(row);
        }

        _info.Report(_run.Metrics, 1);
    }

    private void RewardSteps()
    {
        if (_reward is null)
        {
            return;
        }

        for (int row = 0; row < _n; row++)
        {
            Span<float> pair = _pairs.AsSpan(row * (_o + _a), _o + _a);
            _previous.AsSpan(row * _o, _o).CopyTo(pair);
            _actions.AsSpan(row * _a, _a).CopyTo(pair[_o..]);
        }

        _reward.Evaluate(_pairs, _learnedRewards);
    }
}
