using RoboIrl.Reporting.Published;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class PublishedTableTests
{
    private static readonly PublishedReturns Known = PublishedReturns.Parse(
        "ppo;Judge;yes;ten seeds\nppo;Plot;no;curves\nppo;Rumour;no;heard of\nppo;Silent;no;none of these\nsac;Judge;no;three seeds\n",
        """
        locomotion/ant;ppo;Judge;8000000;1000;300;documented
        locomotion/ant;ppo;Plot;1000000;683;;digitized
        locomotion/ant;ppo;Plot;3000000;2963;;digitized
        locomotion/ant;ppo;Rumour;1000000;5000;1;unchecked
        locomotion/hopper;ppo;Judge;8000000;2000;100;documented
        locomotion/swimmer;ppo;Rumour;1000000;66;1;unchecked
        locomotion/reacher;ppo;Silent;1000000;-4;1;documented
        locomotion/ant;sac;Judge;1000000;4000;100;documented
        """);

    [Fact]
    public void ToMarkdown_OursBesideTheirs_JudgesByTheReferenceAlone()
    {
        string table = PublishedTable.ToMarkdown(
        [
            new ResultRow("locomotion/ant-v5", "ppo", 1_000_000, [700, 700], [], 1),
            new ResultRow("locomotion/ant-v5", "sac", 300_000, [4500], [], 1),
            new ResultRow("locomotion/hopper-v4", "ppo", 1_000_000, [1899], [], 1),
            new ResultRow("locomotion/swimmer-v5", "ppo", 1_000_000, [50], [], 1),
            new ResultRow("locomotion/unheard-of-v5", "ppo", 1_000_000, [50], [], 1),
        ], Known);
        Assert.EndsWith(
            "\n| ppo | ours | Judge | Plot | Rumour | not below Judge - std |\n" +
            "|---|---:|---:|---:|---:|---:|\n" +
            "| locomotion/ant-v5 | 700 +- 0 (1M, 2 seeds) | 1,000 +- 300 (8M) | ~683 (1M), ~2,963 (3M) | 5,000 +- 1 (1M, unchecked) | yes |\n" +
            "| locomotion/hopper-v4 | 1,899 (1M, 1 seed) | 2,000 +- 100 (8M) | - | - | **no** |\n" +
            "| locomotion/swimmer-v5 | 50.0 (1M, 1 seed) | - | - | 66.0 +- 1.0 (1M, unchecked) | - |\n" +
            "\nNot below Judge's mean minus one standard deviation, after 8M steps: 1 of 2 in locomotion.\n" +
            "Judge is what ours is judged by: a checked number, several seeds, returns during training like ours.\n\n" +
            "- Judge: ten seeds.\n- Plot: curves.\n- Rumour: heard of.\n" +
            "\n| sac | ours | Judge |\n|---|---:|---:|\n" +
            "| locomotion/ant-v5 | 4,500 (300k, 1 seed) | 4,000 +- 100 (1M) |\n\n" +
            "- Judge: three seeds.\n",
            table,
            StringComparison.Ordinal);
        Assert.Contains("~: read off a plot", table, StringComparison.Ordinal);
        Assert.Contains("unchecked: quoted second-hand, never used for a verdict", table, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_OthersWithACheckedSpread_AreCountedByTheSameRule()
    {
        string table = PublishedTable.ToMarkdown(
        [
            new ResultRow("locomotion/ant-v5", "ppo", 1_000_000, [700], [], 1),       // the rumour about it is unchecked
            new ResultRow("locomotion/reacher-v5", "ppo", 1_000_000, [-4.9], [], 1),
            new ResultRow("locomotion/reacher-v4", "ppo", 1_000_000, [-5.1], [], 1),
            new ResultRow("locomotion/reacher-v2", "ppo", 1_000_000, [9], [], 1, Unfinished: 1),
        ], Known);
        Assert.Contains("like ours.\nBy the same rule, for comparison: 1 of 2 against Silent.\n\n- Judge", table, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_AnUnfinishedSeed_GivesNoVerdict() => Assert.Contains(
        "| locomotion/ant-v5 | 700 +- 0 (1M, 2 seeds) | 1,000 +- 300 (8M) | ~683 (1M), ~2,963 (3M) | 5,000 +- 1 (1M, unchecked) | - |",
        PublishedTable.ToMarkdown([new ResultRow("locomotion/ant-v5", "ppo", 1_000_000, [700, 700], [], 1, Unfinished: 1)], Known),
        StringComparison.Ordinal);

    [Fact]
    public void ToMarkdown_NothingPublished_IsEmpty() =>
        Assert.Equal("", PublishedTable.ToMarkdown([new ResultRow("my/robot-v1", "ppo", 1_000_000, [1], [], 1)], Known));

    [Fact]
    public void Document_NothingToCompare_IsTheTableAndTheNotes()
    {
        ResultRow row = new("my/robot-v1", "ppo", 1_000_000, [1], [], 1);
        Assert.Equal($"{ResultsTable.ToMarkdown([row])}one\ntwo\n", ResultsDocument.ToMarkdown([row], Known, "one", "two"));
    }
}
