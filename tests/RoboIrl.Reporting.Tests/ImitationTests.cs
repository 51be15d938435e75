using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Imitation;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class ImitationTests
{
    private const double Never = double.PositiveInfinity;

    [Fact]
    public void Normalize_Returns_AreScoredBetweenRandomAndExpert()
    {
        Assert.Equal([-0.5, 0, 0.5, 1, 1.5], ImitationRun.Normalize(new Curve([1, 2, 3, 4, 5], [0, 20, 40, 60, 80]), random: 20, expert: 60).Values);
        ArgumentException error = Assert.Throws<ArgumentException>(() => ImitationRun.Normalize(new Curve([1], [0]), random: 20, expert: 20));
        Assert.Contains("expert's return 20 is not above", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Final_Evaluations_AreTheLastTenthRoundedUp()
    {
        Assert.Equal(20, Run([.. Enumerable.Range(1, 20).Select(static i => i <= 18 ? 0.0 : i is 19 ? 15 : 25)]).Final, 12);
        Assert.Equal(4, Run([1, 2, 3, 4]).Final, 12);
        Assert.Equal(10.5, Run([.. Enumerable.Range(1, 11).Select(static i => (double)i)]).Final, 12); // two of eleven
    }

    [Fact]
    public void Area_Steps_IsTheMeanOfTheEvaluationsUpToThere()
    {
        ImitationRun run = Run([0, 0.2, 0.4, 1]);
        Assert.Equal(0.4, run.WholeArea, 12);
        Assert.Equal(0.1, run.Area(299), 12);
        Assert.Equal(0.2, run.Area(300), 12);
        Assert.True(double.IsNaN(run.Area(99)));
    }

    [Fact]
    public void StepsToReach_Curve_IsTheFirstEvaluationAtThreeQuarters()
    {
        ImitationRun run = Run([0.1, 0.75, 0.2, 0.9]) with { Rollouts = new Curve([50, 150, 250], [40, 80, 120]) };
        Assert.Equal((200, 80), (run.StepsToReach, run.RolloutStepsToReach));
        ImitationRun never = run with { Scores = new Curve([100, 200, 300], [0.1, 0.7, 0.74]) };
        Assert.Equal((Never, 120), (never.StepsToReach, never.RolloutStepsToReach));
        Assert.Equal(0, Run([0.8]).RolloutStepsToReach);
    }

    [Theory]
    [InlineData(200, 1, 2, 3)]
    [InlineData(Never, 1, 0, 0)]
    [InlineData(150, 1, 2)]
    [InlineData(Never, 1, 0)]
    [InlineData(Never, 0, 0)]
    [InlineData(300, 3)]
    public void Group_StepsToReach_IsTheMedianWithNeverAtItsEnd(double expected, params int[] evaluations) =>
        Assert.Equal(expected, new ImitationGroup([.. evaluations.Select(at => Run([at == 1 ? 1 : 0, at == 2 ? 1 : 0, at == 3 ? 1 : 0]))]).StepsToReach);

    [Fact]
    public void Group_Runs_AreOrderedBySeedWithinMethodAndBody()
    {
        IReadOnlyList<ImitationGroup> groups = ImitationGroup.Of([Run([1], seed: 2), Run([1], method: "MM"), Run([0], seed: 1), Run([1], body: "walker2d")]);
        Assert.Equal([("hopper", "FILTER(NR)", 2), ("hopper", "MM", 1), ("walker2d", "FILTER(NR)", 1)], groups.Select(static g => (g.Body, g.Method, g.Runs.Count)));
        Assert.Equal([1UL, 2], groups[0].Runs.Select(static r => r.Seed));
    }

    [Fact]
    public void Table_Groups_AreWrittenToTheDigit()
    {
        ImitationRun whole = Run([0, 0.8, 1, 0.9]) with { Rollouts = new Curve([100, 200, 300], [10, 4_000, 9_000]) };
        ImitationRun part = Run([0.1, 0.3], seed: 2) with { IsFinished = false, Rollouts = new Curve([100, 200], [10, 4_500]) };
        ImitationRun cloning = Run([0.2, 0.6], method: "BC") with { IsOffline = true };
        Assert.Equal(
            "| body | method | seeds | final score, mean +- std | IQM | area | steps to 75 %, per seed | median | discriminator's beside |\n" +
            "|---|---|---:|---:|---:|---:|---|---:|---|\n" +
            "| hopper | FILTER(NR) | 2 (unfinished: s2 at 50 %) | 0.60 +- 0.42 | 0.60 | 0.44 | 200; never | never | 4,000; 4,500 |\n" +
            "| hopper | BC | 1 | 0.60 (one run) | 0.60 | - | - | - | - |\n",
            ImitationTable.ToMarkdown(ImitationGroup.Of([whole, part, cloning])).Split("\nScore")[0]);
    }

    internal static ImitationRun Run(double[] scores, string method = ComparisonTable.NoRegret, string body = "hopper", ulong seed = 1) =>
        new(method, body, seed, 400, new Curve([.. Enumerable.Range(1, scores.Length).Select(static i => 100.0 * i)], scores));
}
