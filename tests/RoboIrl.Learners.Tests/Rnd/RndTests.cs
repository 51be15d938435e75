using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Rnd;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Rnd;

public sealed class RndTests
{
    private static readonly RndConfig Small = new() { Episodes = 60_000, HiddenLayers = [32, 32], EmbeddingSize = 8, BonusCoefficient = 1, NormalizeBonus = true };

    [Theory]
    [InlineData(RndOptimizer.RmsProp)]
    [InlineData(RndOptimizer.Adam)]
    public void Learn_SmallLock_OpensItAndStopsEarly(RndOptimizer optimizer)
    {
        LayerCodedProblem problem = Lock(3, 4);
        List<LayerRecord> log = [];
        using LayeredResult result = new RndLearner(Small with { Optimizer = optimizer }).Learn(problem, 1, log.Add, CancellationToken.None);
        Assert.True(new LayeredJudge(problem, 1, 99).MeanReturn(result.Policy, 500) >= 0.99);
        Assert.True(result.Episodes < Small.Episodes, $"{result.Episodes} episodes");
        Assert.Equal(result.Episodes, log.Sum(r => r.Episodes));
        Assert.True(log[^1].Gain > 0.3, $"{log[^1]}");
    }

    [Theory]
    [InlineData(null, 1_030, 1_000)] // ten rollouts; an eleventh would be beyond it
    [InlineData(null, 130, 100)]
    [InlineData(2.0, 1_030, 1_020)]  // and an evaluation after the tenth
    [InlineData(2.0, 100, 100)]
    [InlineData(-1.0, 9_999, 5_100)] // good enough at the fifth evaluation
    public void Learn_Episodes_AreAllCountedAndNeverMoreThanGiven(double? goal, long given, long spent)
    {
        RndConfig config = Small with { Episodes = given, GoalReturn = goal, Epochs = 1, HiddenLayers = [8] };
        List<LayerRecord> log = [];
        using LayeredResult result = new RndLearner(config).Learn(Lock(2, 3), 1, log.Add, CancellationToken.None);
        Assert.Equal(spent, result.Episodes);
        Assert.Equal(spent, log.Sum(r => r.Episodes));
    }

    [Fact]
    public void Learn_Twice_IsTheSame()
    {
        Assert.Equal(LogOf(7), LogOf(7));
        Assert.NotEqual(LogOf(7), LogOf(8));

        static List<LayerRecord> LogOf(ulong seed)
        {
            List<LayerRecord> log = [];
            using LayeredResult result = new RndLearner(Small with { Episodes = 1_500 }).Learn(Lock(3, 4), seed, log.Add, CancellationToken.None);
            return log;
        }
    }

    [Fact]
    public void Play_Rollout_HoldsWhatThePolicyMet()
    {
        LayerCodedProblem problem = Lock(3, 4);
        RndConfig config = Small with { Lanes = 6, BonusCoefficient = 0 };
        using RndNetworks networks = new(problem.Spec, config, 1);
        using RndRollout rollout = new(problem, config, 5);
        Rng rng = new(1);
        rollout.Play(networks, ref rng);
        Assert.Equal(6, rollout.Episodes);

        using ILayeredBatch batch = problem.CreateBatch(6);
        batch.Begin(5, 0, 6);
        float[] seen = new float[6 * problem.Spec.ObservationSize], rewards = new float[6], returns = new float[6], logits = new float[4], logs = new float[4];
        for (int t = 0; t < 3; t++)
        {
            batch.Observe(0, seen);
            Assert.Equal(seen, rollout.Buffer.ObservationsAt(t, 0, 6).ToArray());
            networks.Policy.Infer(seen.AsSpan(0, problem.Spec.ObservationSize), 1, logits);
            Categorical.LogProbabilities(logits, logs);
            Assert.Equal(logs[(int)rollout.Buffer.Actions[t * 6]], rollout.Buffer.LogProbabilities[t * 6], 1e-5f);
            batch.Step([.. rollout.Buffer.Actions.Slice(t * 6, 6).ToArray().Select(a => (int)a)], rewards);
            Assert.Equal(rewards, rollout.Buffer.Rewards.Slice(t * 6, 6).ToArray());
            returns = [.. returns.Zip(rewards, (a, b) => a + b)];
        }

        Assert.Equal(returns, rollout.Returns.ToArray());
    }

    [Fact]
    public void Play_Bonus_IsTheMeanSquaredErrorWhereTheStepLed()
    {
        LayerCodedProblem problem = Lock(2, 3);
        RndConfig config = Small with { Lanes = 4, BonusCoefficient = 1000, NormalizeBonus = false };
        using RndNetworks networks = new(problem.Spec, config, 1);
        using RndRollout plain = new(problem, config with { BonusCoefficient = 0 }, 5), rewarded = new(problem, config, 5);
        Rng one = new(1), other = new(1);
        plain.Play(networks, ref one);
        rewarded.Play(networks, ref other);

        float[] target = new float[8], guess = new float[8];
        for (int t = 0; t < 2; t++)
        {
            for (int i = 0; i < 4; i++)
            {
                ReadOnlySpan<float> there = plain.Buffer.ObservationsAt(t + 1, i, 1);
                networks.Target.Infer(there, 1, target);
                networks.Predictor.Infer(there, 1, guess);
                double error = target.Zip(guess, (a, b) => (double)(a - b) * (a - b)).Average();
                Assert.Equal(plain.Buffer.Rewards[(t * 4) + i] + (1000 * error), rewarded.Buffer.Rewards[(t * 4) + i], 2e-2);
            }
        }

        Assert.Equal(plain.Returns.ToArray(), rewarded.Returns.ToArray());
    }

    [Fact]
    public void Learn_Predictor_KnowsWhatWasSeen()
    {
        // Two rollouts of one lock with the same networks: after an update the same observations surprise less.
        LayerCodedProblem problem = Lock(2, 3);
        List<LayerRecord> log = [];
        RndConfig config = Small with { Episodes = 3_000, GoalReturn = null };
        using LayeredResult result = new RndLearner(config).Learn(problem, 1, log.Add, CancellationToken.None);
        var learned = (RndNetworks)result.Policy;
        using RndNetworks fresh = new(problem.Spec, config, 1);
        using RndRollout rollout = new(problem, config with { BonusCoefficient = 0 }, 77);
        Rng rng = new(1);
        rollout.Play(fresh, ref rng);
        Assert.True(MeanSurprise(learned) < 0.1 * MeanSurprise(fresh), $"{MeanSurprise(learned)} {MeanSurprise(fresh)}");

        double MeanSurprise(RndNetworks networks)
        {
            float[] errors = new float[rollout.Buffer.TransitionCount], targets = new float[errors.Length * config.EmbeddingSize];
            networks.Surprise(rollout.Buffer.Observations[(rollout.Buffer.Rows * problem.Spec.ObservationSize)..], targets, errors, new LayeredScratch());
            return errors.Average();
        }
    }

    [Fact]
    public void Learn_Stopped_FreesWhatItMade()
    {
        long before = Tensor.TotalCount;
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => new RndLearner(Small with { Episodes = 4_000 }).Learn(Lock(2, 3), 1, _ => stop.Cancel(), stop.Token));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Learn_TooFewEpisodes_IsRefused() =>
        Assert.Contains("Episodes", Assert.Throws<ArgumentOutOfRangeException>(() => new RndLearner(Small with { Episodes = 99 }).Learn(Lock(2, 3), 1, _ => { }, CancellationToken.None)).Message, StringComparison.Ordinal);

    private static LayerCodedProblem Lock(int horizon, int actions) => new(SmallLock.Create(horizon, actions, 5));
}
