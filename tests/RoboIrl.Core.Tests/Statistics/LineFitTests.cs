using RoboIrl.Core.Statistics;
using Xunit;

namespace RoboIrl.Core.Tests.Statistics;

public sealed class LineFitTests
{
    [Fact]
    public void Of_PointsOnALine_GivesTheLine()
    {
        LineFit line = LineFit.Of([1, 2, 5], [-1, 1, 7]);
        Assert.Equal(2, line.Slope, 1e-12);
        Assert.Equal(-3, line.Intercept, 1e-12);
        Assert.Equal(1, line.Explained, 1e-12);
    }

    [Fact]
    public void Of_PointsBesideALine_MinimisesTheSquares()
    {
        // By hand: means 1 and 2, sums of squares and products xx = 2, xy = 1, yy = 2.
        LineFit line = LineFit.Of([0, 1, 2], [1, 3, 2]);
        Assert.Equal(0.5, line.Slope, 1e-12);
        Assert.Equal(1.5, line.Intercept, 1e-12);
        Assert.Equal(0.25, line.Explained, 1e-12);
    }

    [Fact]
    public void Of_NoTwoPlaces_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => LineFit.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => LineFit.Of([1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => LineFit.Of([1, 2], [1]));
    }
}
