using RoboIrl.Reporting.Published;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class ScoreRangeTests
{
    [Theory]
    [InlineData("locomotion/hopper-v5", -20.272305, 3234.3)]
    [InlineData("locomotion/half-cheetah-v4", -280.178953, 12135.0)]
    [InlineData("locomotion/walker2d-v5", 1.629008, 4592.3)]
    [InlineData("locomotion/ant-v5", -325.6, 3879.7)]
    public void Of_ABodyOfD4rl_RunsFromRandomToExpert(string environment, double low, double high)
    {
        ScoreRange range = ScoreRanges.Of(environment)!;
        Assert.Equal(0, range.Normalize(low), 12);
        Assert.Equal(100, range.Normalize(high), 12);
        Assert.Equal(50, range.Normalize((low + high) / 2), 12);
    }

    [Theory]
    [InlineData("locomotion/swimmer-v5")]
    [InlineData("control/hopper-hop-v1")]
    public void Of_AnotherEnvironment_IsNull(string environment) => Assert.Null(ScoreRanges.Of(environment));

    [Theory]
    [InlineData("body;1;0;somebody")]
    [InlineData("body;one;2;somebody")]
    [InlineData("body;1;2")]
    public void Parse_WrongLine_NamesIt(string line) =>
        Assert.Contains(line, Assert.Throws<InvalidDataException>(() => ScoreRanges.Parse("# comment\n" + line)).Message, StringComparison.Ordinal);
}
