using RoboIrl.Core.Environments;
using RoboIrl.Core.Imitation;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Filter;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Offline;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Learners.Tests.Filter;

/// <summary>Imitation of the damped spring that brings the point mass to rest; the learner never sees the environment's reward.</summary>
public sealed class FilterTests : IDisposable
{
    private static readonly FilterConfig Small = new()
    {
        Demonstrations = 4,
        RoundSteps = 30,
        Rollouts = 2,
        DiscriminatorBatchSize = 16,
        HiddenLayers = [8],
        Policy = new SacConfig { WarmUpSteps = 20, BatchSize = 8, HiddenLayers = [8], ReplayCapacity = 70, Optimistic = true },
    };

    private readonly RecordedPointMass _recorded = new(10, SpringPolicy.Expert);

    public void Dispose() => _recorded.Dispose();

    public static TheoryData<FilterConfig> Forms =>
    [
        Small,
        Small with { Alpha = 0, Loss = "logistic" },
        Small with { Alpha = 1, FinalAlpha = 0, Discriminator = "best_response", ResetHorizon = 5, RolloutStarts = "mixture" },
        Small with
        {
            PolicyLearner = "td3_bc",
            Hybrid = new HybridConfig { CloningUpdates = 5, OnlineFrom = 40, Td3Bc = new() { BatchSize = 8, HiddenLayers = [8], NormalizeObservations = false } },
        },
        Small with { Relabel = false, RestartRounds = true, RememberedPairs = 50, KeepMoments = false, DecayLearningRate = false, DiscriminatorSteps = 2, Policy = Small.Policy with { AnnealFrom = 0.3 } },
        Small with { Policy = Small.Policy with { NStep = 3, NoiseCorrelation = 0.9 } },
    ];

    [Theory]
    [InlineData("ipm", 0.5, "sac")]
    [InlineData("ipm", 0.0, "sac")]
    [InlineData("logistic", 0.0, "sac")]
    [InlineData("ipm", 1.0, "td3_bc")]
    public void Run_FromDemonstrations_ComesCloseToTheExpert(string loss, double alpha, string learner)
    {
        FilterConfig config = Small with
        {
            Demonstrations = 10,
            Loss = loss,
            Alpha = alpha,
            RoundSteps = 250,
            DiscriminatorSteps = 20,
            DiscriminatorLearningRate = 1e-3,
            DecayLearningRate = false,
            DiscriminatorBatchSize = 128,
            HiddenLayers = [32, 32],
            PolicyLearner = learner,
            Hybrid = new HybridConfig { CloningUpdates = 200, OnlineFrom = 500, Td3Bc = new() { BatchSize = 64, HiddenLayers = [32, 32], Discount = 0.9, NormalizeObservations = false } },
            Policy = new SacConfig { WarmUpSteps = 250, BatchSize = 64, HiddenLayers = [32, 32], Discount = 0.9, TargetRate = 0.02, PolicyLearningRate = 1e-3, InitialTemperature = 0.1, Optimistic = true },
        };
        using var run = new TestRun();
        using ITrainer trainer = Create(config, new TrainerOptions { TotalSteps = 6_000 }, run);
        trainer.Run(default);
        double expert = RecordedPointMass.ReturnOf(SpringPolicy.Expert), random = RecordedPointMass.ReturnOf(new RandomPolicy(PointMass.PointMassSpec));
        double learned = RecordedPointMass.ReturnOf(trainer.Policy);
        Assert.True(learned > expert + (0.25 * (random - expert)), $"return {learned:F2}, the expert's {expert:F2}, random {random:F2}");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Load_AfterAStopAnywhere_EndsWithTheSameBytes(FilterConfig config)
    {
        var options = new TrainerOptions { TotalSteps = 100, Seed = 9 };
        using var whole = new TestRun();
        using (ITrainer trainer = Create(config, options, whole))
        {
            Assert.True(trainer.Run(default).Completed);
        }

        using var first = new TestRun { StopAt = 47 };
        using (ITrainer trainer = Create(config, options, first))
        {
            Assert.False(trainer.Run(first.Stop).Completed);
        }

        using var second = new TestRun();
        using (ITrainer trainer = Create(config, options, second))
        {
            trainer.Load(first.Last);
            Assert.True(trainer.Run(default).Completed);
        }

        Assert.Empty(whole.Last.DifferencesTo(second.Last));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(1, 0.9)]
    public void Run_KeyOfThePolicysCollection_ChangesWhatIsLearned(int nStep, double noiseCorrelation)
    {
        Assert.NotEqual(Learned(Small.Policy), Learned(Small.Policy with { NStep = nStep, NoiseCorrelation = noiseCorrelation }));

        string Learned(SacConfig policy)
        {
            using var run = new TestRun();
            using ITrainer trainer = Create(Small with { Policy = policy }, new TrainerOptions { TotalSteps = 60, Seed = 9 }, run);
            trainer.Run(default);
            float[] action = new float[1];
            Rng unused = new(1);
            trainer.Policy.Act([0.5f, 0.1f], action, ActMode.Deterministic, ref unused);
            return action[0].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 0.4, 0.6)]
    public void ExpertResets_Alpha_IsTheShareOfEpisodesThatStartInAnExpertsState(double alpha, double least, double most)
    {
        using var worlds = new PointMass(4);
        using var resets = new ExpertResets(worlds, new Demonstrations(_recorded.Dataset, 10), alpha, mostSteps: 3);
        var observations = new float[8];
        var batch = new Batch(4);
        int experts = 0, starts = 4;
        resets.Reset(500, observations);
        experts += CountExperts(observations);
        for (int step = 0; step < 2_000; step++)
        {
            resets.Step(new float[4], batch.Into(observations));
            for (int row = 0; row < 4; row++)
            {
                starts += batch.Ends[row] != EpisodeEnd.None ? 1 : 0;
                experts += batch.Ends[row] != EpisodeEnd.None ? CountExperts(observations.AsSpan(2 * row, 2)) : 0;
            }
        }

        Assert.InRange((double)experts / starts, least, most);
    }

    [Fact]
    public void Demonstrations_MoreThanThereAre_AreRefused()
    {
        UnsuitableEnvironmentException e = Assert.Throws<UnsuitableEnvironmentException>(() => new Demonstrations(_recorded.Dataset, 11));
        Assert.Contains("has 10 episodes; 11 demonstrations", e.Message, StringComparison.Ordinal);
    }

    // A recorded state's observation is that of a recorded row, to the bit.
    private int CountExperts(ReadOnlySpan<float> observations)
    {
        int count = 0;
        for (int at = 0; at < observations.Length; at += 2)
        {
            bool found = false;
            for (int episode = 0; episode < _recorded.Dataset.EpisodeCount && !found; episode++)
            {
                ReadOnlySpan<float> rows = _recorded.Dataset.Episode(episode).Observations;
                for (int row = 0; row < rows.Length; row += 2)
                {
                    found |= rows.Slice(row, 2).SequenceEqual(observations.Slice(at, 2));
                }
            }

            count += found ? 1 : 0;
        }

        return count;
    }

    private ITrainer Create(FilterConfig config, TrainerOptions options, TestRun run)
    {
        var environment = new PointMass(1);
        return new FilterKind().CreateTrainer(new TrainingParts
        {
            Experiment = new()
            {
                Environment = new() { Id = "tests/point-mass" },
                Learner = "filter",
                TotalSteps = options.TotalSteps,
                Seed = options.Seed,
                LearnerSection = config,
            },
            Environment = environment,
            Dataset = _recorded.Dataset,
            CreateWorlds = static count => new PointMass(count),
            Options = options,
            Observer = run,
            Device = TorchSharp.torch.CPU,
        });
    }

    private sealed class Batch(int count)
    {
        private readonly float[] _final = new float[2 * count], _rewards = new float[count];

        public EpisodeEnd[] Ends { get; } = new EpisodeEnd[count];

        public StepBatch Into(float[] observations) => new() { Observations = observations, FinalObservations = _final, Rewards = _rewards, Ends = Ends };
    }
}
