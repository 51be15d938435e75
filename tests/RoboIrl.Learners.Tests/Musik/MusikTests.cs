using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Musik;

public sealed class MusikTests
{
    private const int Horizon = 4, Actions = 4;

    private static readonly MusikConfig Small = new() { Samples = 1500, BatchSize = 2048, Attempts = 4, Hidden = 64, Updates = 200, LearningRate = 5e-3, Psdp = new PsdpConfig { Samples = 1000, BatchSize = 2048, Hidden = 64, LearningRate = 5e-3 } };

    [Fact]
    public void Learn_SmallLock_CoversEveryClusterAndOpensIt()
    {
        TabularProblem problem = SmallLock.Create(Horizon, Actions, 5);
        List<LayerRecord> log = [];
        using LayeredResult result = new MusikLearner(Small).Learn(problem, 1, log.Add, CancellationToken.None);

        LayeredJudge judge = new(problem, 1, 99);
        CoverQuality cover = judge.Judge(result.Cover!, result.Decoder, 400);
        Assert.True(cover.Worst >= 0.8, $"worst {cover.Worst} at layer {cover.WorstLayer}");
        Assert.All(cover.Decoding!, share => Assert.True(share > 0.97, $"{share}"));
        Assert.True(judge.MeanReturn(result.Policy, 500) >= 0.99);
        Assert.True(judge.MeanReturn(new UniformPolicy(Actions), 500) < 0.3);

        LayerRecord[] covers = [.. log.Where(r => r.Stage == "cover")];
        Assert.Equal(Horizon - 1, covers.Length);
        Assert.All(covers, static r => Assert.True(r.HasGain));
        Assert.All(log.Except(covers), static r => Assert.Null(r.HasGain));
        Assert.Equal(0, result.MissingGains);
        Assert.All(covers.Zip(cover.Attainable), pair => Assert.InRange(pair.First.Achieved, pair.Second - 0.15, pair.Second + 0.05));
        Assert.All(log, r => Assert.True(r.Stage == "cover" ? r.Gain + r.Error > 0.03 : r.Achieved < r.Trivial || r.Trivial < 0.01));
    }

    [Fact]
    public void Learn_Episodes_AreAllCounted()
    {
        TabularProblem problem = SmallLock.Create(Horizon, Actions, 5);
        List<LayerRecord> log = [];
        using LayeredResult result = new MusikLearner(Small with { Samples = 200, Updates = 2, Attempts = 1 }).Learn(problem, 1, log.Add, CancellationToken.None);
        Assert.Equal(((Horizon - 1) * 200) + (Horizon * 1000), result.Episodes);
        Assert.Equal(Horizon * 1000, result.RewardEpisodes);
        Assert.Equal(result.Episodes, log.Sum(r => r.Episodes));
    }

    [Fact]
    public void Learn_WithoutGain_TriesAgainAndDoublesUpToTheMost()
    {
        TabularProblem problem = SmallLock.Create(2, Actions, 5);
        List<LayerRecord> log = [];
        MusikConfig config = Small with { Samples = 100, MostSamples = 450, Updates = 1, Attempts = 3, WantedGain = 5, Psdp = Small.Psdp with { Samples = 50, Updates = 1 } };
        using LayeredResult result = new MusikLearner(config).Learn(problem, 1, log.Add, CancellationToken.None);
        Assert.Equal((400L, 9), (log[0].Episodes, log[0].Attempts)); // 100, 200, 400
        Assert.Equal(400 + (2 * 50), result.Episodes);
        Assert.False(log[0].HasGain);
        Assert.Equal(1, result.MissingGains);
    }

    public static TheoryData<MusikConfig, string> BadConfigs => new()
    {
        { Small with { WantedGain = double.NaN }, nameof(MusikConfig.WantedGain) },
        { Small with { WantedGain = double.PositiveInfinity }, nameof(MusikConfig.WantedGain) },
        { Small with { MostSamples = -1 }, nameof(MusikConfig.MostSamples) },
        { Small with { Samples = 19 }, nameof(MusikConfig.Samples) },
    };

    [Theory]
    [MemberData(nameof(BadConfigs))]
    public void Learn_NumbersOutOfRange_AreRefused(MusikConfig config, string name)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new MusikLearner(config).Learn(SmallLock.Create(2, Actions, 5), 1, _ => { }, CancellationToken.None));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_WithMoreWorkers_LearnsTheSame()
    {
        TabularProblem problem = SmallLock.Create(3, Actions, 5);
        MusikConfig config = Small with { Samples = 2500, Updates = 5, Attempts = 1, Psdp = Small.Psdp with { Updates = 5, Samples = 2500 } };
        List<LayerRecord> one = [], two = [];
        using LayeredResult first = new MusikLearner(config).Learn(problem, 3, one.Add, CancellationToken.None);
        using LayeredResult second = new MusikLearner(config with { Workers = 2 }).Learn(problem, 3, two.Add, CancellationToken.None);
        Assert.Equal(one, two);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void Learn_HeadsThatDoNotFit_IsRefused(int heads)
    {
        TabularProblem problem = SmallLock.Create(2, Actions, 5);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new MusikLearner(Small with { Heads = heads }).Learn(problem, 1, _ => { }, CancellationToken.None));
        Assert.Contains($"learn {heads} policies per layer of 'small-lock', which has 3 hidden states", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_Stopped_FreesWhatItMade()
    {
        long before = Tensor.TotalCount;
        using CancellationTokenSource stop = new();
        TabularProblem problem = SmallLock.Create(3, Actions, 5);
        Assert.Throws<OperationCanceledException>(() => new MusikLearner(Small with { Samples = 100, Updates = 1 }).Learn(problem, 1, _ => stop.Cancel(), stop.Token));
        Assert.Equal(before, Tensor.TotalCount);
    }
}
