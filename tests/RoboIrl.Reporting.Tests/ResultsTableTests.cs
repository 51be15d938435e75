using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class ResultsTableTests
{
    [Fact]
    public void ToMarkdown_SeedsAndOneRun_SaysWhichIsWhich()
    {
        string table = ResultsTable.ToMarkdown(
        [
            new ResultRow("locomotion/half-cheetah-v5", "ppo", 1_000_000, [1400, 1500, 1600], [1500, 1600, 1700], 20_000),
            new ResultRow("locomotion/hopper-v5", "sac", 300_000, [2500], [], 120),
        ]);
        Assert.Equal(
            "| environment | learner | steps | seeds | return, mean +- std | IQM | per seed | deterministic | steps/s |\n" +
            "|---|---|---:|---:|---:|---:|---|---:|---:|\n" +
            "| locomotion/half-cheetah-v5 | ppo | 1,000,000 | 3 | 1,500 +- 100 | 1,500 | 1400 1500 1600 | 1,600 +- 100 | 20,000 |\n" +
            "| locomotion/hopper-v5 | sac | 300,000 | 1 | 2,500 (one run) | 2,500 | 2500 | - | 120 |\n",
            table);
    }
}
