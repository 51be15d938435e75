using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class ResultsTableTests
{
    private static readonly ResultRow Reacher = new("locomotion/reacher-v5", "ppo", 1_000_000, [-4.1, -5.25, -4.6, -4.9], [-4.2], 9_000);

    [Fact]
    public void ToMarkdown_SeedsAndOneRun_SaysWhichIsWhich()
    {
        string table = ResultsTable.ToMarkdown(
        [
            new ResultRow("locomotion/half-cheetah-v5", "ppo", 1_000_000, [1400, 1500, 1600], [1500, 1600, 1700], 20_000),
            new ResultRow("locomotion/hopper-v5", "sac", 300_000, [2500, 12.5], [], 120, Unfinished: 1),
            new ResultRow("locomotion/swimmer-v5", "sac", 300_000, [57.25], [], 120),
        ]);
        Assert.Equal(
            "| environment | learner | steps | seeds | return, mean +- std | IQM | 95 % interval | per seed | deterministic | steps/s |\n" +
            "|---|---|---:|---:|---:|---:|---:|---|---:|---:|\n" +
            "| locomotion/half-cheetah-v5 | ppo | 1,000,000 | 3 | 1,500 +- 100 | 1,500 | 1,400 to 1,600 | 1400 1500 1600 | 1,600 +- 100 | 20,000 |\n" +
            "| locomotion/hopper-v5 | sac | 300,000 | 2 (1 unfinished) | 1,256 +- 1,759 | 1,256 | - | 2500 12 | - | 120 |\n" +
            "| locomotion/swimmer-v5 | sac | 300,000 | 1 | 57.2 (one run) | 57.2 | - | 57.2 | - | 120 |\n" +
            "\n95 % interval: percentile bootstrap of the IQM over the seeds, 10,000 resamples of a fixed random stream (of one task, the stratified bootstrap); `-` where there are fewer than three seeds, too few to resample.\n",
            table);
    }

    [Fact]
    public void ToMarkdown_SmallReturns_KeepThreeDigits()
    {
        string table = ResultsTable.ToMarkdown([Reacher]);
        Assert.Contains("| -4.71 +- 0.49 | -4.75 |", table, StringComparison.Ordinal);
        Assert.Contains("| -4.10 -5.25 -4.60 -4.90 | -4.20 (one run) |", table, StringComparison.Ordinal);
        Assert.Contains("fixed random stream (of one task, the stratified bootstrap).\n", table, StringComparison.Ordinal); // no dash to explain
    }

    [Fact]
    public void ToMarkdown_OtherRows_LeaveAnIntervalAlone()
    {
        string alone = ResultsTable.ToMarkdown([Reacher]).Split('\n')[2];
        Assert.Contains(alone, ResultsTable.ToMarkdown([Reacher with { Environment = "a/b", Returns = [1, 2, 3] }, Reacher]).Split('\n'));
    }

    [Fact]
    public void ToMarkdown_AnotherMetric_NamesIt() =>
        Assert.StartsWith("| environment | learner | steps | seeds | losses/value_loss, mean +- std |", ResultsTable.ToMarkdown([Reacher], "losses/value_loss"), StringComparison.Ordinal);
}
