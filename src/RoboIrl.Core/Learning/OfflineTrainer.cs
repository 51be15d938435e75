using System.Globalization;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Policies;

namespace RoboIrl.Core.Learning;

/// <summary>
/// The offline loop: update, again and again, on recorded episodes. No world is stepped but for evaluations, and every
/// step that is counted, logged or scheduled is an update.
/// </summary>
public sealed class OfflineTrainer : ITrainer
{
    private const double ReturnRange = 1_000;
    private readonly IDataset _dataset;
    private readonly float _rewardScale;
    private readonly ITransitions _transitions;
    private readonly ILearner<ITransitions> _learner;
    private readonly FixedNormalizer? _normalizer;
    private readonly TrainingRun _run;
    private readonly long _totalSteps;

    /// <summary>Creates the loop, and reads the dataset once where something is normalised by it; nothing runs before <see cref="Run"/>.</summary>
    /// <param name="dataset">What is learned from; owned by the caller.</param>
    /// <param name="learner">Owned by the trainer from now on.</param>
    /// <param name="offline">How the dataset is shown to the learner.</param>
    /// <param name="options">Length and schedule in updates, seed.</param>
    /// <param name="evaluator">Evaluates between updates, or null.</param>
    /// <param name="observer">Hears of progress and saves checkpoints.</param>
    /// <exception cref="DatasetException">There is nothing to learn from, or its rewards cannot be normalised.</exception>
    public OfflineTrainer(
        IDataset dataset,
        ILearner<ITransitions> learner,
        OfflineOptions offline,
        TrainerOptions options,
        Evaluator? evaluator,
        ITrainingObserver observer)
    {
        if (dataset.TransitionCount == 0)
        {
            throw new DatasetException($"The dataset of '{dataset.Spec.Id}' has no transition; record some with 'data collect'.");
        }

        (_dataset, _learner, _totalSteps) = (dataset, learner, options.TotalSteps);
        _normalizer = offline.NormalizeObservations ? FixedNormalizer.Of(dataset, dataset.Spec.Observation.Size) : null;
        _rewardScale = offline.NormalizeRewards ? (float)(ReturnRange / RangeOfReturns(dataset)) : 1;
        _transitions = _normalizer is null && !offline.NormalizeRewards ? dataset : new NormalizedTransitions(dataset, _normalizer, _rewardScale);
        Policy = _normalizer is null ? learner.Policy : new NormalizedPolicy(learner.Policy, _normalizer);
        _run = new TrainingRun(worlds: null, options, evaluator, observer);
    }

    /// <summary>Updates done.</summary>
    public long Step => _run.Step;

    /// <inheritdoc/>
    public IPolicy Policy { get; }

    /// <inheritdoc/>
    public TrainingResult Run(CancellationToken stop)
    {
        _learner.PrepareThread();
        _run.Begin(this, stop);
        while (_run.GoesOn && !stop.IsCancellationRequested)
        {
            _learner.Progress = (double)Step / _totalSteps;
            _learner.Update(_transitions, ref _run.UpdateRng, _run.Metrics);
            _run.EndIteration(1, this, stop);
        }

        return _run.End(this, stop);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("transitions", _dataset.TransitionCount);
        writer.Value("dataset_checksum", _dataset.Checksum);
        writer.Value("reward_scale", (double)_rewardScale);
        _run.Save(writer.Section("run"));
        _learner.Save(writer.Section("learner"));
        _normalizer?.Save(writer.Section("observation_normalizer"));
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        (long transitions, long checksum) = (reader.Int64("transitions"), reader.Int64("dataset_checksum"));
        if (transitions != _dataset.TransitionCount || checksum != _dataset.Checksum)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The checkpoint was trained on a dataset of {transitions} transitions with the checksum {checksum:x8}; this one has {_dataset.TransitionCount} with {_dataset.Checksum:x8}. Go on with the dataset that the run began with, or start a new run."));
        }

        double rewardScale = reader.Double("reward_scale");
        if (rewardScale != _rewardScale)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The checkpoint was trained on rewards times {rewardScale}; by this experiment they are times {_rewardScale}. Go on with the normalize_rewards that the run began with, or start a new run."));
        }

        _run.Load(reader.Section("run"));
        _learner.Load(reader.Section("learner"));
        _normalizer?.Load(reader.Section("observation_normalizer"));
    }

    /// <summary>Frees the learner; the dataset stays the caller's.</summary>
    public void Dispose() => _learner.Dispose();

    private static double RangeOfReturns(IDataset dataset)
    {
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int episode = 0; episode < dataset.EpisodeCount; episode++)
        {
            double sum = dataset.Episode(episode).Return;
            (least, most) = (Math.Min(least, sum), Math.Max(most, sum));
        }

        return most > least
            ? most - least
            : throw new DatasetException(
                $"Rewards are to be normalised by the range of the episodes' returns, but all {dataset.EpisodeCount} episodes of '{dataset.Spec.Id}' have the return {most}. Set normalize_rewards to false.");
    }
}
