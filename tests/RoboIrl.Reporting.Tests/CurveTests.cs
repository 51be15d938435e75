using RoboIrl.Reporting.Data;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class CurveTests
{
    private static readonly Curve Ramp = new([0, 10, 20, 30], [0, 10, 20, 60]);

    [Fact]
    public void Smooth_Window_AveragesNeighboursWithinHalf()
    {
        Assert.Equal([5, 10, 30, 40], Ramp.Smooth(20).Values);
        Assert.Equal(Ramp.Values, Ramp.Smooth(0).Values);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(15, 15)]
    [InlineData(25, 40)]
    [InlineData(99, 60)]
    public void At_Step_InterpolatesLinearly(double step, double expected) => Assert.Equal(expected, Ramp.At(step), 12);

    [Fact]
    public void Final_Window_AveragesTheEnd() => Assert.Equal(40, Ramp.Final(10), 12);

    [Fact]
    public void Band_TwoSeeds_CoversTheCommonSteps()
    {
        CurveBand band = CurveBand.Of("ppo", [new Curve([0, 100], [0, 100]), new Curve([20, 80], [40, 100])], points: 4);
        Assert.Equal([20, 40, 60, 80], band.Steps);
        Assert.Equal([30, 50, 70, 90], band.Mean.Select(m => Math.Round(m, 9)));
        double deviation = Math.Sqrt(2 * 10 * 10); // 20 and 40 around 30, n - 1 = 1
        Assert.Equal(30 - deviation, band.Low[0], 9);
        Assert.Equal(30 + deviation, band.High[0], 9);
    }

    [Fact]
    public void Band_RunWithoutEpisodes_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => CurveBand.Of("sac", [new Curve([], [])]));
        Assert.Contains("'sac'", error.Message, StringComparison.Ordinal);
    }
}
