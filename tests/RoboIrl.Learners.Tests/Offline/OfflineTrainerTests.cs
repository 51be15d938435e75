using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Learners.Tests.Offline;

public sealed class OfflineTrainerTests : IDisposable
{
    private readonly RecordedPointMass _recorded = new(5, SpringPolicy.Expert, new RandomPolicy(PointMass.PointMassSpec));

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public void Run_Schedule_CountsUpdates()
    {
        using var worlds = new PointMass(3);
        using var run = new TestRun();
        var options = new TrainerOptions { TotalSteps = 100, EvaluateEvery = 40, CheckpointEvery = 30, LogEvery = 70 };
        using OfflineTrainer trainer = OfflineCases.Train("bc", _recorded, options, run, new Evaluator(worlds, 5, seed: 8));
        TrainingResult result = trainer.Run(default);
        Assert.Equal((true, 100L, 0L), (result.Completed, result.Step, result.Episodes));
        Assert.Equal([40L, 80L, 100L], run.Evaluations.Select(e => e.Step));
        Assert.Equal([30, 60, 90, 100], run.CheckpointSteps);
        Assert.Equal([30, 40, 60, 70, 80, 90, 100], run.Rows);
        Assert.DoesNotContain("faults/numeric", run.Latest.Keys);
        Assert.Equal(100, ((ICheckpointReader)run.Last).Section("learner").Section("optimizer").Section("0").Int64("step"));
    }

    [Fact]
    public void Run_NormalizeObservations_LearnerSeesZeroMeanAndUnitDeviation()
    {
        Witness seen = Watch(new OfflineOptions { NormalizeObservations = true });
        for (int element = 0; element < 2; element++)
        {
            double[] column = [.. seen.Observations.Where((_, i) => i % 2 == element).Select(static o => (double)o)];
            double mean = column.Average(), deviation = Math.Sqrt(column.Average(o => (o - mean) * (o - mean)));
            Assert.Equal(0, mean, 4);
            Assert.InRange(deviation, 0.99, 1); // a thousandth is added to the dataset's
        }

        Assert.Equal(seen.Observations, seen.ObservationActions.Where((_, i) => i % 3 < 2));
        Assert.Equal(Watch(new OfflineOptions()).Actions, seen.Actions);
        Assert.Equal(seen.Observations.AsSpan(2, 4).ToArray(), seen.NextObservations.AsSpan(0, 4).ToArray()); // the next row of the same episode
    }

    [Fact]
    public void Run_NothingNormalized_LearnerSeesTheDataset()
    {
        Witness seen = Watch(new OfflineOptions());
        Assert.Equal(_recorded.Dataset.Episode(0).Observations.ToArray(), seen.Observations[..80]);
        Assert.Equal(_recorded.Dataset.Episode(0).Rewards.ToArray(), seen.Rewards[..40]);
    }

    [Fact]
    public void Run_NormalizeRewards_BestAndWorstReturnAreAThousandApart()
    {
        float[] rewards = Watch(new OfflineOptions { NormalizeRewards = true }).Rewards;
        double[] returns = [.. rewards.Chunk(40).Select(static episode => episode.Sum(static r => (double)r))];
        Assert.Equal(1_000, returns.Max() - returns.Min(), 0.01);
    }

    [Fact]
    public void Constructor_NormalizeRewardsOfEqualReturns_IsRefused()
    {
        using var same = new RecordedPointMass(1, SpringPolicy.Expert);
        using var run = new TestRun();
        DatasetException error = Assert.Throws<DatasetException>(() => new OfflineTrainer(
            same.Dataset, new Witness(), new OfflineOptions { NormalizeRewards = true }, new TrainerOptions { TotalSteps = 1 }, null, run));
        Assert.Contains("normalize_rewards", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoTransition_IsRefused()
    {
        using var empty = new RecordedPointMass(0);
        using var run = new TestRun();
        DatasetException error = Assert.Throws<DatasetException>(() => new OfflineTrainer(
            empty.Dataset, new Witness(), new OfflineOptions(), new TrainerOptions { TotalSteps = 1 }, null, run));
        Assert.Contains("data collect", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherDataset_IsRefused()
    {
        using var run = new TestRun();
        using OfflineTrainer trainer = OfflineCases.Train("bc", _recorded, new TrainerOptions { TotalSteps = 3 }, run);
        trainer.Run(default);
        using var other = new RecordedPointMass(2, SpringPolicy.Expert, SpringPolicy.Weak);
        using OfflineTrainer second = OfflineCases.Train("bc", other, new TrainerOptions { TotalSteps = 3 }, run);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => second.Load(run.Last));
        Assert.Contains($"200 transitions with the checksum {_recorded.Dataset.Checksum:x8}; this one has 80", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherDatasetOfTheSameSize_IsRefused()
    {
        using var run = new TestRun();
        using OfflineTrainer trainer = OfflineCases.Train("bc", _recorded, new TrainerOptions { TotalSteps = 3 }, run);
        trainer.Run(default);
        using var other = new RecordedPointMass(5, SpringPolicy.Expert, SpringPolicy.Weak);
        Assert.Equal(_recorded.Dataset.TransitionCount, other.Dataset.TransitionCount);
        using OfflineTrainer second = OfflineCases.Train("bc", other, new TrainerOptions { TotalSteps = 3 }, run);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => second.Load(run.Last));
        Assert.Contains($"this one has 200 with {other.Dataset.Checksum:x8}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TheSameRecordingInAnotherFolder_GoesOn()
    {
        using var run = new TestRun();
        using OfflineTrainer trainer = OfflineCases.Train("bc", _recorded, new TrainerOptions { TotalSteps = 3 }, run);
        trainer.Run(default);
        using var copy = new RecordedPointMass(5, SpringPolicy.Expert, new RandomPolicy(PointMass.PointMassSpec));
        using OfflineTrainer second = OfflineCases.Train("bc", copy, new TrainerOptions { TotalSteps = 3 }, run);
        second.Load(run.Last);
        Assert.Equal(3, second.Step);
    }

    [Fact]
    public void Load_AnotherScaleOfRewards_IsRefused()
    {
        using var run = new TestRun();
        using OfflineTrainer trainer = OfflineCases.Train("bc", _recorded, new TrainerOptions { TotalSteps = 1 }, run);
        trainer.Run(default);
        run.Last.Replace("reward_scale", 1.0);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => trainer.Load(run.Last));
        Assert.Contains("rewards times 1; by this experiment", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_NormalizedObservations_ActsOnRawOnes()
    {
        using var run = new TestRun();
        var witness = new Witness();
        using var trainer = new OfflineTrainer(
            _recorded.Dataset, witness, new OfflineOptions { NormalizeObservations = true }, new TrainerOptions { TotalSteps = 1 }, null, run);
        trainer.Run(default);
        float[] actions = new float[1];
        var rng = new Rng(1);
        trainer.Policy.Act(_recorded.Dataset.Episode(0).Observations[..2], actions, ActMode.Deterministic, ref rng);
        Assert.Equal(witness.Observations[..2], witness.LastActedOn);
    }

    [Theory]
    [InlineData("observation_normalizer.mean", float.NaN)]
    [InlineData("observation_normalizer.inverse_deviation", 0f)]
    public void Load_StatisticsThatNoTrainerWrites_AreRefused(string name, float value)
    {
        using var run = new TestRun();
        using OfflineTrainer trainer = OfflineCases.Train("bc", _recorded, new TrainerOptions { TotalSteps = 1 }, run);
        trainer.Run(default);
        run.Last.Remove(name);
        run.Last.Tensor<float>(name, [2], [value, value]);
        Assert.Throws<InvalidDataException>(() => trainer.Load(run.Last));
    }

    private Witness Watch(OfflineOptions options)
    {
        using var run = new TestRun();
        var witness = new Witness();
        using var trainer = new OfflineTrainer(_recorded.Dataset, witness, options, new TrainerOptions { TotalSteps = 1 }, null, run);
        trainer.Run(default);
        return witness;
    }

    /// <summary>Learns nothing, and keeps what a learner is shown: every transition in order.</summary>
    private sealed class Witness : ILearner<ITransitions>, IPolicy
    {
        public float[] Observations { get; private set; } = [];

        public float[] Actions { get; private set; } = [];

        public float[] ObservationActions { get; private set; } = [];

        public float[] NextObservations { get; private set; } = [];

        public float[] Rewards { get; private set; } = [];

        public float[] LastActedOn { get; private set; } = [];

        public EnvironmentSpec Spec => PointMass.PointMassSpec;

        public IPolicy Policy => this;

        public double Progress { get; set; }

        public void PrepareThread()
        {
        }

        public void Update(ITransitions experience, ref Rng rng, IMetrics metrics)
        {
            int count = experience.TransitionCount;
            (Observations, Actions, ObservationActions) = (new float[2 * count], new float[count], new float[3 * count]);
            (NextObservations, Rewards) = (new float[2 * count], new float[count]);
            experience.Gather([.. Enumerable.Range(0, count)], new TransitionColumns
            {
                Observations = Observations,
                Actions = Actions,
                ObservationActions = ObservationActions,
                NextObservations = NextObservations,
                Rewards = Rewards,
            });
        }

        public void Act(ReadOnlySpan<float> observations, Span<float> actions, ActMode mode, ref Rng rng) => LastActedOn = observations.ToArray();

        public void Save(ICheckpointWriter writer)
        {
        }

        public void Load(ICheckpointReader reader)
        {
        }

        public void Dispose()
        {
        }
    }
}
