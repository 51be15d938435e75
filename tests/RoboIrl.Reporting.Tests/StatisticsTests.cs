using RoboIrl.Reporting.Statistics;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public void Of_FiveValues_MatchesHandComputation()
    {
        Summary s = Summary.Of([1, 2, 3, 4, 10]);
        Assert.Equal(5, s.Count);
        Assert.Equal(4, s.Mean, 12);
        Assert.Equal(Math.Sqrt((9 + 4 + 1 + 0 + 36) / 4.0), s.Deviation, 12);
        Assert.Equal((1, 10), (s.Minimum, s.Maximum));

        // A quarter of five is 1.25 values: 2 counts three quarters, 3 whole, 4 three quarters.
        Assert.Equal(((0.75 * 2) + 3 + (0.75 * 4)) / 2.5, s.InterquartileMean, 12);
    }

    [Theory]
    [InlineData(new double[] { 7 }, 7)]
    [InlineData(new double[] { 1, 3 }, 2)]
    [InlineData(new double[] { 100, 2, 4, -50 }, 3)]
    public void Interquartile_Sample_IsMeanOfMiddleHalf(double[] values, double expected) =>
        Assert.Equal(expected, Summary.Interquartile(values), 12);

    [Fact]
    public void Of_OneValue_HasNoSpread() => Assert.Equal(0, Summary.Of([3]).Deviation);

    [Fact]
    public void Of_NaN_Throws() => Assert.Throws<ArgumentException>(() => Summary.Of([1, double.NaN]));
}
