using System.Diagnostics;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Threading;

namespace RoboIrl.Core.Learning;

/// <summary>
/// The on-policy loop: collect T steps of N worlds with the current policy, update on them, throw them away.
/// </summary>
/// <remarks>
/// Worker w owns rows [wN/W, (w+1)N/W) for the whole rollout: it acts for them, steps them and normalises what they
/// return, and meets the other workers only at the rollout's end. Every row has its own noise and its own copy of the
/// normalisers' statistics, so the result is bit-identical for any number of workers. The run ends after
/// floor(total steps / (T N)) rollouts, at least one.
/// </remarks>
public sealed class OnPolicyTrainer : ITrainer
{
    private readonly IVectorEnvironment _environment;
    private readonly IOnPolicyLearner _learner;
    private readonly ObservationNormalizer? _observationNormalizer;
    private readonly RewardNormalizer? _rewardNormalizer;
    private readonly TrainingWorlds _worlds;
    private readonly TrainingRun _run;
    private readonly RolloutBuffer _rollout;
    private readonly WorkerTeam _team;
    private readonly Action<int> _collect;
    private readonly ActionBounds _bounds;
    private readonly InfoTotals _info;
    private readonly float[] _actions, _finalObservations, _rewards;
    private readonly long _totalSteps;
    private readonly int _n, _o, _a;

    /// <summary>Creates the loop; nothing runs before <see cref="Run"/>.</summary>
    /// <param name="environment">N worlds, with exact states; owned by the caller.</param>
    /// <param name="learner">Owned by the trainer from now on.</param>
    /// <param name="rollout">How rollouts are collected.</param>
    /// <param name="options">Length, seed, schedule.</param>
    /// <param name="evaluator">Evaluates between rollouts, or null.</param>
    /// <param name="observer">Hears of progress and saves checkpoints.</param>
    public OnPolicyTrainer(
        IVectorEnvironment environment,
        IOnPolicyLearner learner,
        OnPolicyOptions rollout,
        TrainerOptions options,
        Evaluator? evaluator,
        ITrainingObserver observer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TotalSteps, 1);
        (_environment, _learner) = (environment, learner);
        (_n, _o, _a) = (environment.Count, environment.Spec.Observation.Size, environment.Spec.Action.Size);
        _rollout = new RolloutBuffer(rollout.RolloutSteps, _n, _o, _a);
        _totalSteps = Math.Max(1, options.TotalSteps / _rollout.TransitionCount) * _rollout.TransitionCount;
        _worlds = new TrainingWorlds(environment, options, observer);
        _run = new TrainingRun(_worlds, options with { TotalSteps = _totalSteps }, evaluator, observer);
        _observationNormalizer = rollout.NormalizeObservations ? new ObservationNormalizer(_o, _n) : null;
        _rewardNormalizer = rollout.NormalizeRewards ? new RewardNormalizer(_n, rollout.Discount) : null;
        _bounds = new ActionBounds(environment.Spec.Action);
        _info = new InfoTotals(environment);
        _actions = new float[_n * _a];
        _finalObservations = new float[_n * _o];
        _rewards = new float[_rollout.TransitionCount];
        Policy = _observationNormalizer is null ? learner.Policy : new NormalizedPolicy(learner.Policy, _observationNormalizer);
        _team = new WorkerTeam(Math.Min(options.Workers, _n), learner.PrepareThread);
        _collect = CollectRows;
    }

    /// <inheritdoc/>
    public long Step => _run.Step;

    /// <inheritdoc/>
    public IPolicy Policy { get; }

    /// <inheritdoc/>
    public TrainingResult Run(CancellationToken stop)
    {
        _learner.PrepareThread();
        bool firstRollout = Step == 0;
        _run.Begin(this, stop);
        while (_run.GoesOn && !stop.IsCancellationRequested)
        {
            long started = Stopwatch.GetTimestamp();
            BeginRollout(firstRollout);
            _team.Run(_collect);
            EndRollout();
            firstRollout = false;
            TimeSpan collected = Stopwatch.GetElapsedTime(started);

            started = Stopwatch.GetTimestamp();
            _learner.Progress = (double)Step / _totalSteps;
            _learner.Update(_rollout, ref _run.UpdateRng, _run.Metrics);
            _run.Metrics.Add("time/rollout_seconds", collected.TotalSeconds);
            _run.Metrics.Add("time/update_seconds", Stopwatch.GetElapsedTime(started).TotalSeconds);
            _run.EndIteration(_rollout.TransitionCount, this, stop);
        }

        return _run.End(this, stop);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _run.Save(writer.Section("run"));
        _learner.Save(writer.Section("learner"));
        _observationNormalizer?.Save(writer.Section("observation_normalizer"));
        _rewardNormalizer?.Save(writer.Section("reward_normalizer"));
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _run.Load(reader.Section("run"));
        _learner.Load(reader.Section("learner"));
        _observationNormalizer?.Load(reader.Section("observation_normalizer"));
        _rewardNormalizer?.Load(reader.Section("reward_normalizer"));
    }

    /// <summary>Ends the workers and frees the learner; the environment stays the caller's.</summary>
    public void Dispose()
    {
        _team.Dispose();
        _learner.Dispose();
    }

    private void BeginRollout(bool first)
    {
        _observationNormalizer?.BeginRollout();
        _rewardNormalizer?.BeginRollout();
        for (int row = 0; row < _n; row++)
        {
            ReadOnlySpan<float> observation = _worlds.Observations.AsSpan(row * _o, _o);
            if (first)
            {
                _observationNormalizer?.Add(row, observation);
            }

            Normalize(row, observation, _rollout.ObservationsAt(0, row, 1));
        }
    }

    private void CollectRows(int worker)
    {
        (int start, int end) = _team.RowsOf(worker, _n);
        int count = end - start;
        if (count == 0)
        {
            return;
        }

        Span<float> actions = _actions.AsSpan(start * _a, count * _a);
        for (int t = 0; t < _rollout.Steps; t++)
        {
            int i = (t * _n) + start;
            Span<float> drawn = _rollout.ActionsAt(t, start, count);
            _learner.Act(
                _rollout.ObservationsAt(t, start, count),
                _worlds.Noise.AsSpan(start, count),
                drawn,
                _rollout.LogProbabilities.Slice(i, count),
                _rollout.Values.Slice(i, count));
            _bounds.Clip(drawn, actions);
            _environment.StepRows(start, count, actions, new StepBatch
            {
                Observations = _worlds.Observations.AsSpan(start * _o, count * _o),
                FinalObservations = _finalObservations.AsSpan(start * _o, count * _o),
                Rewards = _rewards.AsSpan(i, count),
                Ends = _rollout.Ends.Slice(i, count),
            });
            for (int row = start; row < end; row++)
            {
                TakeIn(t, row);
            }
        }

        _learner.Value(_rollout.ObservationsAt(_rollout.Steps, start, count), _rollout.Values.Slice((_rollout.Steps * _n) + start, count));
    }

    /// <summary>Normalises what world <paramref name="row"/> returned at step t and values a truncated episode's last observation.</summary>
    private void TakeIn(int t, int row)
    {
        int i = (t * _n) + row;
        EpisodeEnd end = _rollout.Ends[i];
        _rollout.Rewards[i] = _rewardNormalizer?.Normalize(row, _rewards[i], end != EpisodeEnd.None) ?? _rewards[i];
        _worlds.TakeInfo(row, end);
        _info.Add(row);
        Span<float> next = _rollout.ObservationsAt(t + 1, row, 1);
        if (end != EpisodeEnd.None)
        {
            ReadOnlySpan<float> last = _finalObservations.AsSpan(row * _o, _o);
            _observationNormalizer?.Add(row, last);
            if ((end & EpisodeEnd.Terminated) == 0)
            {
                Normalize(row, last, next);
                _learner.Value(next, _rollout.FinalValues.Slice(i, 1));
            }
        }

        ReadOnlySpan<float> observation = _worlds.Observations.AsSpan(row * _o, _o);
        _observationNormalizer?.Add(row, observation);
        Normalize(row, observation, next);
    }

    private void Normalize(int row, ReadOnlySpan<float> observation, Span<float> normalized)
    {
        if (_observationNormalizer is null)
        {
            observation.CopyTo(normalized);
        }
        else
        {
            _observationNormalizer.Normalize(row, observation, normalized);
        }
    }

    private void EndRollout()
    {
        _observationNormalizer?.EndRollout();
        _rewardNormalizer?.EndRollout();
        for (int i = 0; i < _rollout.TransitionCount; i++)
        {
            _worlds.TakeReward(i % _n, _rewards[i], _rollout.Ends[i]);
        }

        _info.Report(_run.Metrics, _rollout.Steps);
    }
}
