using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Rewards;
using Xunit;

namespace RoboIrl.Reporting.Tests.Rewards;

public sealed class SuiteTableTests
{
    [Fact]
    public void ToMarkdown_EveryKindOfTask_CountsEachOnce()
    {
        SuiteTask[] tasks =
        [
            Task("a/within", [Run(1, 100), Run(1, 200)], [Run(0.98), Run(0.92)], [Run(0)]),
            Task("a/behind", [Run(1, 100), Run(1, 100)], [Run(0.9), Run(0.96)], [Run(0.94)]),
            Task("a/better", [Run(0.5)], [Run(0.2)], [Run(0.56)]),
            Task("a/faster", [Run(1, 200), Run(1, 200)], [Run(1, 100), Run(1, 200)], [Run(1)]),
            Task("a/one-of-two", [Run(1, 200), Run(1, 200)], [Run(1, 100), Run(1)], [Run(1, 160)]),
            Task("a/failed", [Run(1, 100)], [Run(1, 50) with { Failure = "not finite", LearnedAt = null }], [Run(0.5)]),
            Task("a/open", [Run(1, 100)], [Run(1) with { Progress = "running" }], [Run(1)]),
            Task("a/alone", [Run(1, 100)], [], []),
        ];
        Assert.Equal(
            """
            | environment | reference | zero-shot | few-shot | best generated |
            |---|---|---|---|---|
            | a/within | 100 % (100 % 100 %), 100 200 | 95 % (98 % 92 %) | 0 % (0 %) | within |
            | a/behind | 100 % (100 % 100 %), 100 100 | 93 % (90 % 96 %) | 94 % (94 %) | behind |
            | a/better | 50 % (50 %) | 20 % (20 %) | 56 % (56 %) | better |
            | a/faster | 100 % (100 % 100 %), 200 200 | 100 % (100 % 100 %), 100 200 | 100 % (100 %) | faster |
            | a/one-of-two | 100 % (100 % 100 %), 200 200 | 100 % (100 % 100 %), 100 | 100 % (100 %), 160 | within |
            | a/failed | 100 % (100 %), 100 | 0 % (0 %) | 50 % (50 %) | behind |
            | a/open | 100 % (100 %), 100 | 100 % (100 %), not finished | 100 % (100 %) | - |
            | a/alone | 100 % (100 %), 100 | - | - | - |

            No more than 5 points behind the reference: 4 of 6 environments; of these 2 more than 5 points better, or learned by every seed in at most three quarters of its steps. Not finished: 2.

            """.ReplaceLineEndings("\n"),
            SuiteTable.ToMarkdown(tasks, "reference", ["zero-shot", "few-shot"]));
    }

    private static SuiteTask Task(string environment, RewardRun[] reference, RewardRun[] zeroShot, RewardRun[] fewShot) => new(
        environment,
        new Dictionary<string, IReadOnlyList<RewardRun>> { ["reference"] = reference, ["zero-shot"] = zeroShot, ["few-shot"] = fewShot },
        1);

    private static RewardRun Run(double rate, long? learnedAt = null) => new("any", 1, new Curve([10], [rate])) { LearnedAt = learnedAt };
}
