using RoboIrl.Learners.Briee;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Briee;

public sealed class BrieeTests
{
    private const int Horizon = 3, Actions = 4;

    private static readonly BrieeConfig Small = new() { Episodes = 20_000, Samples = 150, FirstTemperature = 1, LearningRate = 2e-2, Discriminators = 4, BatchSize = 256, Hidden = 16 };

    private static readonly BrieeConfig Tiny = Small with { Episodes = 500, Samples = 10, Discriminators = 2, FeatureUpdates = 1, AdversaryUpdates = 1, BatchSize = 8, Hidden = 4 };

    [Fact]
    public void Learn_SmallLock_OpensItAndStopsEarly()
    {
        TabularProblem problem = SmallLock.Create(Horizon, Actions, 5);
        List<LayerRecord> log = [];
        using LayeredResult result = new BrieeLearner(Small).Learn(problem, 1, log.Add, CancellationToken.None);
        double mean = new LayeredJudge(problem, 1, 99).MeanReturn(result.Policy, 500);
        Assert.True(mean >= 0.99, $"return {mean} after {result.Episodes} episodes");
        Assert.True(result.Episodes < Small.Episodes, $"{result.Episodes} episodes");
        Assert.Equal(result.Episodes, log.Sum(r => r.Episodes));
        Assert.Equal(result.Episodes, result.RewardEpisodes);
    }

    [Theory]
    [InlineData(2.0, 159, 120)]    // three rounds of 2 layers and an evaluation; a fourth would be beyond it
    [InlineData(null, 159, 120)]
    [InlineData(null, 40, 40)]
    [InlineData(-1.0, 9_999, 200)] // good enough at the fifth evaluation
    public void Learn_Episodes_AreAllCountedAndNeverMoreThanGiven(double? goal, long given, long spent)
    {
        int begun = 0;
        BrieeConfig config = Tiny with { Episodes = given, GoalReturn = goal };
        List<LayerRecord> log = [];
        CountedProblem problem = new(SmallLock.Create(2, Actions, 5), count => begun += count);
        using LayeredResult result = new BrieeLearner(config).Learn(problem, 1, log.Add, CancellationToken.None);
        Assert.Equal((spent, spent, spent), (result.Episodes, log.Sum(r => r.Episodes), begun));
        Assert.Equal(40, config.EpisodesPerRound(2));
    }

    [Fact]
    public void Learn_Twice_IsTheSame()
    {
        Assert.Equal(LogOf(7), LogOf(7));
        Assert.NotEqual(LogOf(7), LogOf(8));

        static List<LayerRecord> LogOf(ulong seed)
        {
            List<LayerRecord> log = [];
            using LayeredResult result = new BrieeLearner(Tiny).Learn(SmallLock.Create(Horizon, Actions, 5), seed, log.Add, CancellationToken.None);
            return log;
        }
    }

    [Fact]
    public void Learn_Stopped_FreesWhatItMade()
    {
        long before = Tensor.TotalCount;
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => new BrieeLearner(Tiny).Learn(SmallLock.Create(2, Actions, 5), 1, _ => stop.Cancel(), stop.Token));
        using LayeredResult result = new BrieeLearner(Tiny).Learn(SmallLock.Create(2, Actions, 5), 1, _ => { }, CancellationToken.None);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Learn_StatesThatDoNotFit_AreRefused(int states)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Learn(Tiny with { States = states }));
        Assert.Contains($"tell {states} hidden states apart per layer of 'small-lock', whose observations have 3 elements; set States to 2 to 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_TooFewEpisodesForARound_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Learn(Tiny with { Episodes = 39 }));
        Assert.Contains("may play 39 episodes of 'small-lock', and one round takes 40", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NumbersOutOfRange_AreNamed()
    {
        Refused(Tiny with { Samples = 0 }, nameof(BrieeConfig.Samples));
        Refused(Tiny with { Recent = 9 }, nameof(BrieeConfig.Recent));
        Refused(Tiny with { FirstTemperature = 0 }, nameof(BrieeConfig.FirstTemperature));
        Refused(Tiny with { Ridge = 0 }, nameof(BrieeConfig.Ridge));
        Refused(Tiny with { BonusPerLayer = -1 }, nameof(BrieeConfig.BonusPerLayer));

        static void Refused(BrieeConfig config, string name) =>
            Assert.Contains(name, Assert.ThrowsAny<ArgumentException>(() => Learn(config)).Message, StringComparison.Ordinal);
    }

    private static void Learn(BrieeConfig config)
    {
        using LayeredResult result = new BrieeLearner(config).Learn(SmallLock.Create(2, Actions, 5), 1, _ => { }, CancellationToken.None);
    }
}
