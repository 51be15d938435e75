using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Rewards;
using Xunit;

namespace RoboIrl.Reporting.Tests.Rewards;

public sealed class RewardTableTests
{
    private static readonly double[] Steps = [10, 20, 30, 40];

    [Fact]
    public void ToMarkdown_SeedsOfTwoRewards_ShowsSpreadIntervalAndWhatIsOpen()
    {
        RewardRun[] runs =
        [
            Run("dense", 1, 0, 0.5, 1, 1) with { LearnedAt = 40 },
            Run("dense", 2, 0, 0, 0.2, 0.4),
            Run("dense", 3, 0, 0.5, 0.6, 0.6),
            Run("dense", 4, 0, 0.1) with { Failure = "term 'reach' is\nnot finite" },
            Run("sparse", 1, 0, 0, 0, 0),
            Run("sparse", 2, 0, 0) with { Progress = "running at 20 of 40 steps" },
            new RewardRun("sparse", 3, Curve.Of([])) { Progress = "not begun" },
        ];
        Assert.Equal(
            """
            | reward | seeds | success, mean +- std | IQM | 95 % interval | per seed | learned at step | not finished |
            |---|---:|---:|---:|---:|---|---|---|
            | dense | 3 | 63 % +- 35 % | 0.617 | 0.300 to 1.000 | 100 % 30 % 60 % | 40 - - | s4 FAILED |
            | sparse | 2 | 0 % +- 0 % | 0.000 | - | 0 % 0 % | - - | s2 running at 20 of 40 steps, s3 not begun |

            Failed, and in no number above:

            - dense, seed 4: term 'reach' is not finite

            """.ReplaceLineEndings("\n"),
            RewardTable.ToMarkdown(runs, 2));
    }

    [Fact]
    public void ToMarkdown_NothingThatCounts_HasDashes() =>
        Assert.Contains("\n| dense | 0 | - | - | - | - | - | s1 FAILED |\n", RewardTable.ToMarkdown([Run("dense", 1, 0.5) with { Failure = "x" }], 3), StringComparison.Ordinal);

    [Fact]
    public void CurveTo_RunThatEndedEarly_HoldsItsLevel()
    {
        RewardRun learned = Run("dense", 1, 0, 0.4, 0.8, 1) with { LearnedAt = 40 };
        Curve held = learned.CurveTo(100, 2);
        Assert.Equal((100, 0.9), (held.Steps[^1], held.Values[^1]));
        Assert.Equal(4, (learned with { LearnedAt = null }).CurveTo(100, 2).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => learned.Final(0));
    }

    private static RewardRun Run(string reward, ulong seed, params double[] rates) => new(reward, seed, new Curve(Steps[..rates.Length], rates));
}
