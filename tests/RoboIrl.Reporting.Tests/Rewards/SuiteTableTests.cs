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
            Task("a/within", Runs(Run(1, 100), Run(1, 200)), Runs(Run(0.98), Run(0.92)), Runs(Run(0), Run(0))),
            Task("a/tie", Runs(Run(0.15), Run(0.15)), Runs(Run(0.1), Run(0.1)), Runs(Run(0), Run(0))),
            Task("a/behind", Runs(Run(1, 100), Run(1, 100)), Runs(Run(0.9), Run(0.96)), Runs(Run(0.94), Run(0.94))),
            Task("a/better", Runs(Run(0.5)), Runs(Run(0.2)), Runs(Run(0.56))),
            Task("a/faster", Runs(Run(1, 200), Run(1, 200)), Runs(Run(1, 100), Run(1, 200)), Runs(Run(1), Run(0))),
            Task("a/one-of-two", Runs(Run(1, 200), Run(1, 200)), Runs(Run(1, 100), Run(1)), Runs(Run(1, 160), Run(1, 160))),
            Task("a/unlearned", Runs(Run(0)), Runs(Run(0.05)), Runs(Run(0))),
            Task("a/failed", Runs(Run(1, 100)), Runs(Run(1, 50) with { Failure = "not\nfinite" }), Runs(Run(0.5))),
            Task("a/no-baseline", Runs(Run(1) with { Failure = "disk full" }), Runs(Run(1)), Runs(Run(1))),
            Task("a/open", Runs(Run(1, 100)), Runs(Run(1) with { Progress = "running" }), Runs(Run(1))),
            Task("a/fewer-seeds", Runs(Run(1, 100), Run(1, 100)), Runs(Run(1), Run(1)), Runs(Run(1))),
            Task("a/not-begun", Runs(Run(1, 100)), Runs(Run(1)), Runs()),
        ];
        Assert.Equal(
            """
            | environment | reference | zero-shot | few-shot | best generated |
            |---|---|---|---|---|
            | a/within | 100 % (100 % 100 %), 100 200 | 95 % (98 % 92 %) | 0 % (0 % 0 %) | within |
            | a/tie | 15 % (15 % 15 %) | 10 % (10 % 10 %) | 0 % (0 % 0 %) | within |
            | a/behind | 100 % (100 % 100 %), 100 100 | 93 % (90 % 96 %) | 94 % (94 % 94 %) | behind |
            | a/better | 50 % (50 %) | 20 % (20 %) | 56 % (56 %) | better |
            | a/faster | 100 % (100 % 100 %), 200 200 | 100 % (100 % 100 %), 100 200 | 50 % (100 % 0 %) | faster |
            | a/one-of-two | 100 % (100 % 100 %), 200 200 | 100 % (100 % 100 %), 100 | 100 % (100 % 100 %), 160 160 | within |
            | a/unlearned | 0 % (0 %) | 5 % (5 %) | 0 % (0 %) | unlearned |
            | a/failed | 100 % (100 %), 100 | 0 % (0 %), 1 FAILED | 50 % (50 %) | behind |
            | a/no-baseline | 0 % (0 %), 1 FAILED | 100 % (100 %) | 100 % (100 %) | - |
            | a/open | 100 % (100 %), 100 | 100 % (100 %), not finished | 100 % (100 %) | - |
            | a/fewer-seeds | 100 % (100 % 100 %), 100 100 | 100 % (100 % 100 %) | 100 % (100 %) | - |
            | a/not-begun | 100 % (100 %), 100 | 100 % (100 %) | not begun | - |

            The best generated reward is no more than 5 points behind the reference in 5 of 12 environments; in 2 of these it is more than 5 points better, or as good and learned in at most three quarters of the steps, on average over seeds. Learned with none: 1. Not finished: 4.

            Failed; a generated reward has 0 % there, and with a baseline that failed nothing is compared:

            - a/failed, zero-shot, seed 1: not finite
            - a/no-baseline, reference, seed 1: disk full

            """.ReplaceLineEndings("\n"),
            SuiteTable.ToMarkdown(tasks, "reference", ["zero-shot", "few-shot"]));
    }

    [Fact]
    public void ToMarkdown_NothingOfTheBaseline_ShowsWhatThereIsAndComparesNothing()
    {
        SuiteTask[] tasks =
        [
            new("a/hop", new Dictionary<string, IReadOnlyList<RewardRun>> { ["few-shot"] = Runs(Run(0.97, 300)) }, 1),
            new("a/wave", new Dictionary<string, IReadOnlyList<RewardRun>> { ["feedback-1"] = Runs(Run(0) with { Failure = "disk full" }) }, 1),
        ];
        Assert.Equal(
            """
            | environment | few-shot | feedback-1 |
            |---|---|---|
            | a/hop | 97 % (97 %), 300 | - |
            | a/wave | - | 0 % (0 %), 1 FAILED |

            Failed; a generated reward has 0 % there, and with a baseline that failed nothing is compared:

            - a/wave, feedback-1, seed 1: disk full

            """.ReplaceLineEndings("\n"),
            SuiteTable.ToMarkdown(tasks, "reference", ["zero-shot", "few-shot", "feedback-1"]));
    }

    private static RewardRun[] Runs(params RewardRun[] runs) => [.. runs.Select(static (run, i) => run with { Seed = (ulong)i + 1 })];

    private static SuiteTask Task(string environment, RewardRun[] reference, RewardRun[] zeroShot, RewardRun[] fewShot) => new(
        environment,
        new Dictionary<string, IReadOnlyList<RewardRun>> { ["reference"] = reference, ["zero-shot"] = zeroShot, ["few-shot"] = fewShot },
        1);

    private static RewardRun Run(double rate, long? learnedAt = null) => new("any", 1, new Curve([10], [rate])) { LearnedAt = learnedAt };
}
