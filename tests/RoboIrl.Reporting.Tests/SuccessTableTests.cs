using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class SuccessTableTests
{
    [Fact]
    public void ToMarkdown_TwoLearnersOfThreeSeeds_RanksThem()
    {
        string text = SuccessTable.ToMarkdown([.. Rows("ppo", "a", 0.2, 0.3, 0.4), .. Rows("sac", "a", 0.9, 1, 0.8)], "caption");
        Assert.Contains("| a | ppo | 3 | 30 % +- 10 % | 20 % 30 % 40 % | 100 100 100 |\n", text, StringComparison.Ordinal);
        Assert.Contains("Learners in the order of their interquartile mean.", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("| sac | 1 | 3 | 0.900", StringComparison.Ordinal) < text.IndexOf("| ppo | 1 | 3 | 0.300", StringComparison.Ordinal));
        Assert.EndsWith("\ncaption\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_TwoSeeds_RefusesToRank()
    {
        string text = SuccessTable.ToMarkdown([.. Rows("ppo", "a", 0.2, 0.3), .. Rows("sac", "a", 0.9, 1, 0.8)], "");
        Assert.Contains("No ranking: a task has 2 seeds", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("| ppo | 1 |", StringComparison.Ordinal) < text.IndexOf("| sac | 1 |", StringComparison.Ordinal));
    }

    [Fact]
    public void ToMarkdown_DifferentTasks_RefusesToRank() =>
        Assert.Contains("not trained on the same tasks", SuccessTable.ToMarkdown([.. Rows("ppo", "a", 0.2, 0.3, 0.4), .. Rows("sac", "b", 0.9, 1, 0.8)], ""), StringComparison.Ordinal);

    [Fact]
    public void ToMarkdown_OneRun_IsCalledOneRun()
    {
        string text = SuccessTable.ToMarkdown(Rows("sac", "a", 0.94), "");
        Assert.Contains("94 % (one run)", text, StringComparison.Ordinal);
        Assert.Contains("nothing to rank", text, StringComparison.Ordinal);
    }

    private static SuccessRow[] Rows(string learner, string task, params double[] rates) => [.. rates.Select((rate, i) => new SuccessRow(learner, task, (ulong)i + 1, 100, rate))];
}
