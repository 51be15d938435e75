using RoboIrl.Reporting.Imitation;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class ComparisonTableTests
{
    private static readonly string[] Bodies = ["half-cheetah", "hopper", "walker2d"];
    private static readonly double[] Fast = [0.8, 0.8, 0.8, 1], Slow = [0, 0.2, 0.2, 1];

    [Fact]
    public void ToMarkdown_FilterAheadEverywhere_HoldsEveryTarget()
    {
        string[] lines = Lines([.. Bodies.SelectMany(static b => (ImitationRun[])[Run(NoRegret, b, Fast), Run(BestResponse, b, Fast), Run("MM", b, Slow), Run("BC", b, [0.5])])]);
        Assert.Equal("| comparison | half-cheetah | hopper | walker2d | target | |", lines[0]);
        Assert.Contains("| area, FILTER(NR) / MM | 2.43 | 2.43 | 2.43 | >= 1.3 on two, below 1 on none | held |", lines); // 0.85 / 0.35
        Assert.Contains("| steps to 75 %, MM / the better | 4.00 | 4.00 | 4.00 | > 1 on all, >= 1.5 on two | held |", lines);
        Assert.Contains("| final score, FILTER(BR) - BC | 0.50 | 0.50 | 0.50 | > 0 on all | held |", lines);
        Assert.Contains("| final score, FILTER(BR) / FILTER(NR) | 1.00 | 1.00 | 1.00 | 0.9 to 1.1 on all | held |", lines);
        Assert.DoesNotContain(lines, static l => l.Contains("..", StringComparison.Ordinal));
    }

    [Fact]
    public void ToMarkdown_TheBetter_IsChosenBodyByBody()
    {
        string[] lines = Lines([
            Run(NoRegret, "hopper", [0.4]), Run(BestResponse, "hopper", [0.6]), Run("MM", "hopper", [0.4]),
            Run(NoRegret, "walker2d", [0.9]), Run(BestResponse, "walker2d", [0.3]), Run("MM", "walker2d", [0.6])]);
        Assert.Contains("| area, the better / MM | 1.50 | 1.50 | >= 1.3 on two, below 1 on none | open |", lines);
        Assert.Contains("| area, FILTER(BR) / MM | 1.50 | 0.50 | >= 1.3 on two, below 1 on none | **not held** |", lines);
    }

    [Theory]
    [InlineData(new[] { 0, 0.8, 0.9, 0.9 }, new[] { 0.1, 0.1, 0.1, 0.1 }, "> 2.00", "open")]
    [InlineData(new[] { 0, 0.1, 0.1, 0.8 }, new[] { 0.1, 0.1, 0.1, 0.1 }, "> 1.00", "open")]
    [InlineData(new[] { 0, 0.1, 0.1, 0.1 }, new[] { 0.1, 0.1, 0.1, 0.8 }, "0.00", "**not held**")]
    [InlineData(new[] { 0, 0.1, 0.1, 0.1 }, new[] { 0.1, 0.1, 0.1, 0.1 }, "neither", "**not held**")]
    public void ToMarkdown_SomebodyNeverGetsThere_SaysWhatIsKnown(double[] ours, double[] theirs, string text, string verdict) =>
        Assert.Contains($"| steps to 75 %, MM / FILTER(NR) | {text} | > 1 on all, >= 1.5 on two | {verdict} |", Lines([Run(NoRegret, "hopper", ours), Run("MM", "hopper", theirs)]));

    [Fact]
    public void ToMarkdown_NoBetterThanRandom_IsNoDivisor()
    {
        Assert.Contains("| area, FILTER(NR) / MM | all | >= 1.3 on two, below 1 on none | open |", Lines([Run(NoRegret, "hopper", [0.1]), Run("MM", "hopper", [-0.2])]));
        Assert.Contains("| area, FILTER(NR) / MM | neither | >= 1.3 on two, below 1 on none | **not held** |", Lines([Run(NoRegret, "hopper", [-0.1]), Run("MM", "hopper", [-0.2])]));
    }

    [Fact]
    public void ToMarkdown_UnfinishedRun_ComparesAsFarAsBothAre()
    {
        string[] lines = Lines([Run(NoRegret, "hopper", [0.2, 0.4]) with { IsFinished = false }, Run("MM", "hopper", [0.1, 0.2, 0.9, 0.9])]);
        Assert.Contains("| area, FILTER(NR) / MM | 2.00 .. | >= 1.3 on two, below 1 on none | so far open |", lines);
    }

    [Fact]
    public void ToMarkdown_AreaOnOneBodyOnly_IsNotHeld()
    {
        string[] lines = Lines([.. Bodies.SelectMany(static (b, i) => (ImitationRun[])[Run(NoRegret, b, [i == 0 ? 0.8 : 0.6]), Run("MM", b, [0.5])])]);
        Assert.Contains("| area, FILTER(NR) / MM | 1.60 | 1.20 | 1.20 | >= 1.3 on two, below 1 on none | **not held** |", lines);
    }

    [Fact]
    public void ToMarkdown_NothingToCompare_IsEmpty() => Assert.Equal("", ComparisonTable.ToMarkdown(ImitationGroup.Of([Run("GAIL", "hopper", [1])])));

    private const string NoRegret = ComparisonTable.NoRegret;
    private const string BestResponse = ComparisonTable.BestResponse;

    private static string[] Lines(ImitationRun[] runs) => ComparisonTable.ToMarkdown(ImitationGroup.Of(runs)).Split('\n');

    private static ImitationRun Run(string method, string body, double[] scores) => ImitationTests.Run(scores, method, body) with { IsOffline = method == "BC" };
}
