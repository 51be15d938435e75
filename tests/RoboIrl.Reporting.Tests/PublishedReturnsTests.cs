using RoboIrl.Reporting.Published;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class PublishedReturnsTests
{
    private const string Sources = "# who\nppo;A;yes;first\nppo;B;no;second; with more\nsac;A;no;third\n";

    [Fact]
    public void All_PpoOnTheBodies_HasTheReferenceForEach()
    {
        string[] bodies = ["half-cheetah", "hopper", "walker2d", "ant", "humanoid", "humanoid-standup", "swimmer", "reacher", "inverted-pendulum", "inverted-double-pendulum"];
        Assert.All(bodies, body =>
        {
            PublishedReturn? reference = PublishedReturns.All.ReferenceOf($"locomotion/{body}-v5", "ppo");
            Assert.Equal(("CleanRL", 8_000_000), (reference?.Source, reference?.Steps));
            Assert.Equal(reference, PublishedReturns.All.ReferenceOf($"locomotion/{body}-v4", "ppo"));
        });
        Assert.Equal(1824.17 - 905.78, PublishedReturns.All.ReferenceOf("locomotion/ant-v5", "ppo") is { } ant ? ant.Mean - ant.StandardDeviation!.Value : 0, 9);
    }

    [Fact]
    public void All_Sources_HaveReturnsAndJudgeALearnerOnce()
    {
        Assert.All(PublishedReturns.All.Sources, source => Assert.Contains(PublishedReturns.All.Returns, r => r.Learner == source.Learner && r.Source == source.Name));
        Assert.All(PublishedReturns.All.Sources.GroupBy(s => s.Learner), learner => Assert.InRange(learner.Count(s => s.GivesVerdict), 0, 1));
        Assert.All(PublishedReturns.All.Returns, r => Assert.True(r.Steps > 0 && double.IsFinite(r.Mean) && r.StandardDeviation is null or >= 0, r.ToString()));
        Assert.Equal(PublishedReturns.All.Returns.Count, PublishedReturns.All.Returns.Select(r => (r.Environment, r.Learner, r.Source, r.Steps)).Distinct().Count());
    }

    [Fact]
    public void All_Sac_GivesNoVerdict() => Assert.Null(PublishedReturns.All.ReferenceOf("locomotion/hopper-v5", "sac"));

    [Theory]
    [InlineData("a/b;ppo;A;1000;5;1;unchecked")]
    [InlineData("a/b;ppo;A;1000;5;1;digitized")]
    [InlineData("a/b;ppo;A;1000;5;;documented")]
    [InlineData("a/b;ppo;B;1000;5;1;documented")]
    public void ReferenceOf_NotCheckedOrNotTheJudge_IsNone(string line) => Assert.Null(PublishedReturns.Parse(Sources, line).ReferenceOf("a/b-v1", "ppo"));

    [Theory]
    [InlineData("a/b;ppo;C;1000;5;1;documented", "'C'")]
    [InlineData("a/b;sac;B;1000;5;1;documented", "'B'")]
    [InlineData("a/b;ppo;A;1000;five;1;documented", "five")]
    [InlineData("a/b;ppo;A;1000;5;1;certain", "certain")]
    [InlineData("a/b;ppo;A;1000", "4 fields")]
    public void Parse_WrongLine_IsNamed(string line, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => PublishedReturns.Parse(Sources, line));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
