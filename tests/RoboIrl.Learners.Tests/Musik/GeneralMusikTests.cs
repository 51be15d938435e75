using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Musik;

public sealed class GeneralMusikTests
{
    private static readonly MusikConfig Config = new() { Samples = 4000, BatchSize = 4096, Attempts = 2, Psdp = new PsdpConfig { Samples = 1500, Hidden = 32, LearningRate = 1e-2 } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void General_SmallLock_IsCoveredAndOpened(bool oneStep)
    {
        TabularProblem problem = SmallLock.Create(3, 3, 4);
        List<LayerRecord> log = [];
        using LayeredResult result = new GeneralMusikLearner(Config, oneStep).Learn(problem, 2, log.Add, CancellationToken.None);
        LayeredJudge judge = new(problem, 1, 77);
        CoverQuality cover = judge.Judge(result.Cover!, result.Decoder, 400);
        Assert.True(cover.Worst >= 0.8, $"worst {cover.Worst} at layer {cover.WorstLayer}");
        Assert.True(judge.MeanReturn(result.Policy, 500) >= 0.99);
        (int, int)[] problems = oneStep ? [(1, 0), (2, 1)] : [(1, 0), (2, 1), (2, 0)];
        Assert.Equal(problems, log.Where(r => r.Stage == "cover").Select(r => (r.Goal, r.Layer)));
        Assert.Equal((problems.Length * 4000) + (3 * 1500), result.Episodes);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Learn_LongerLock_IsCoveredInEveryLayer()
    {
        // Who goes on must be drawn apart from who led there, or layers in the middle are missed.
        TabularProblem problem = SmallLock.Create(5, 4, 4);
        using LayeredResult result = new GeneralMusikLearner(Config with { Samples = 8000, Attempts = 3 }).Learn(problem, 1, static _ => { }, CancellationToken.None);
        LayeredJudge judge = new(problem, 1, 77);
        CoverQuality cover = judge.Judge(result.Cover!, result.Decoder, 400);
        Assert.True(cover.Worst >= 0.8, $"worst {cover.Worst} at layer {cover.WorstLayer}");
        Assert.True(judge.MeanReturn(result.Policy, 500) >= 0.99);
        Assert.Equal(0, result.MissingGains);
    }

    [Fact]
    public void Learn_NothingLearned_TellsThatGainsAreMissing()
    {
        List<LayerRecord> log = [];
        using LayeredResult result = new GeneralMusikLearner(Config with { Samples = 100, TableUpdates = 1, TableLearningRate = 1e-9, Attempts = 1 }).Learn(SmallLock.Create(3, 4, 4), 1, log.Add, CancellationToken.None);
        Assert.Equal(3, result.MissingGains);
        Assert.All(log.Where(static r => r.Stage == "cover"), static r => Assert.False(r.HasGain));
    }

    [Fact]
    public void Learn_Stopped_FreesWhatItMade()
    {
        long before = Tensor.TotalCount;
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => new GeneralMusikLearner(Config with { Samples = 100, TableUpdates = 1 }).Learn(SmallLock.Create(3, 4, 4), 1, _ => stop.Cancel(), stop.Token));
        Assert.Equal(before, Tensor.TotalCount);
    }
}
