using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class AggregateTableTests
{
    private static readonly ResultRow Walker = new("control/walker-walk-v1", "ppo", 1_000_000, [200, 200, 200], [], 1);
    private static readonly ResultRow Finger = new("control/finger-spin-v1", "ppo", 1_000_000, [600, 600, 600], [], 1);

    [Fact]
    public void ToMarkdown_ControlTasks_SumsUpPerLearner()
    {
        // Seeds that agree within each task leave nothing uncertain: the interval is stratified, not over tasks.
        string table = AggregateTable.ToMarkdown(
        [
            Walker, Finger, Walker with { Learner = "sac" }, Finger with { Learner = "sac", Returns = [500, 700] },
            new ResultRow("locomotion/hopper-v5", "ppo", 1_000_000, [2500, 2500, 2500], [], 1),
        ]);
        Assert.Equal(
            "| suite | learner | tasks | runs | mean score | IQM | 95 % interval |\n" +
            "|---|---|---:|---:|---:|---:|---:|\n" +
            "| control | ppo | 2 | 6 | 0.400 | 0.400 | 0.400 to 0.400 |\n" +
            "| control | sac | 2 | 5 | 0.360 | 0.290 | - |\n" +
            "\nScore: return / 1000, the best a control task can give. The interval is a bootstrap of the IQM, stratified by task; `-` where a task has fewer than three seeds.\n",
            table);
    }

    [Fact]
    public void ToMarkdown_ATaskOfTwoLengths_CountsTheLongest()
    {
        string table = AggregateTable.ToMarkdown([Walker, Finger, Finger with { Steps = 2_000_000, Returns = [800, 800, 800] }]);
        Assert.Contains("| control | ppo | 2 | 6 | 0.500 | 0.500 | 0.500 to 0.500 |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_OneTask_IsEmpty() => Assert.Equal("", AggregateTable.ToMarkdown([Walker]));
}
