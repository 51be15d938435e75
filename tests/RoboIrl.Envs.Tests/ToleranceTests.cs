using Xunit;

namespace RoboIrl.Envs.Tests;

public sealed class ToleranceTests
{
    public static TheoryData<ToleranceSigmoid> Sigmoids => [.. Enum.GetValues<ToleranceSigmoid>()];

    // Bounds [1, 3], margin 2, v = 1/4: half a margin and two margins outside.
    [Theory]
    [InlineData(ToleranceSigmoid.Gaussian, 0.7071067811865476, 0.00390625)] // (1/4)^(1/4), (1/4)^4
    [InlineData(ToleranceSigmoid.Hyperbolic, 0.6324555320336759, 0.03225806451612903)] // cosh a = 4: cosh(a/2) = sqrt(5/2), cosh(2a) = 31
    [InlineData(ToleranceSigmoid.LongTail, 0.5714285714285714, 0.07692307692307693)] // 1/(1 + 3/4), 1/(1 + 12)
    [InlineData(ToleranceSigmoid.Reciprocal, 0.4, 0.14285714285714285)] // 1/(1 + 3/2), 1/(1 + 6)
    [InlineData(ToleranceSigmoid.Cosine, 0.75, 0.0)] // arccos(-1/2) = 120 degrees: (1 + cos 60)/2; 240 is past 180
    [InlineData(ToleranceSigmoid.Linear, 0.625, 0.0)] // 1 - 3/8; 1 - 3/2
    [InlineData(ToleranceSigmoid.Quadratic, 0.8125, 0.0)] // 1 - 3/16; 1 - 3
    [InlineData(ToleranceSigmoid.TanhSquared, 0.6666666666666667, 0.020408163265306121)] // tanh a = sqrt(3)/2: 1 - 1/3; 1 - 48/49
    public void Of_OutsideTheBounds_GivesTheHandComputedValue(ToleranceSigmoid sigmoid, double near, double far)
    {
        Tolerance tolerance = new(1, 3, margin: 2, sigmoid, valueAtMargin: 0.25);
        Assert.Equal(near, tolerance.Of(4), 14);
        Assert.Equal(near, tolerance.Of(0), 14);
        Assert.Equal(far, tolerance.Of(7), 14);
        Assert.Equal(far, tolerance.Of(-3), 14);
        Assert.Equal(0.25, tolerance.Of(5), 14);
        Assert.Equal(0.25, tolerance.Of(-1), 14);
    }

    [Theory]
    [InlineData(ToleranceSigmoid.Cosine)]
    [InlineData(ToleranceSigmoid.Linear)]
    [InlineData(ToleranceSigmoid.Quadratic)]
    public void Of_ValueAtMarginZero_ReachesZeroAtTheMargin(ToleranceSigmoid sigmoid)
    {
        Tolerance tolerance = new(0, 0, margin: 1, sigmoid, valueAtMargin: 0);
        double expected = sigmoid == ToleranceSigmoid.Quadratic ? 0.75 : 0.5;
        Assert.Equal(expected, tolerance.Of(0.5), 14);
        Assert.Equal(0, tolerance.Of(1), 14);
        Assert.Equal(0, tolerance.Of(1.5));
    }

    [Theory]
    [MemberData(nameof(Sigmoids))]
    public void Of_InsideTheBounds_IsOne(ToleranceSigmoid sigmoid)
    {
        Tolerance tolerance = new(-1, 2, margin: 0.5, sigmoid);
        Assert.Equal([1, 1, 1, 1], new[] { -1, 0, 1.5, 2 }.Select(tolerance.Of));
    }

    [Theory]
    [MemberData(nameof(Sigmoids))]
    public void Of_FurtherOutside_FallsWithinZeroAndOne(ToleranceSigmoid sigmoid)
    {
        Tolerance tolerance = new(0, 1, margin: 0.7, sigmoid, valueAtMargin: 0.3);
        for (double d = 0.001; d < 5; d *= 1.1)
        {
            double near = tolerance.Of(1 + d);
            double far = tolerance.Of(1 + (1.1 * d));
            Assert.InRange(far, 0, near);
            Assert.InRange(near, 0, 1);
            Assert.True(far < near || near == 0, $"{sigmoid} does not fall at {d}");
            Assert.Equal(near, tolerance.Of(-d), 9);
        }

        Assert.Equal(0, tolerance.Of(double.PositiveInfinity));
        Assert.Equal(0, tolerance.Of(double.NegativeInfinity));
        Assert.Equal(0, tolerance.Of(double.MaxValue), 12);
    }

    [Theory]
    [MemberData(nameof(Sigmoids))]
    public void Of_DefaultValueAtMargin_IsOneTenth(ToleranceSigmoid sigmoid) =>
        Assert.Equal(0.1, new Tolerance(0, 0, margin: 3, sigmoid).Of(-3), 14);

    [Fact]
    public void Of_NoMargin_IsAStep()
    {
        Tolerance tolerance = new(0.6, 2);
        Assert.Equal([0, 1, 1, 1, 0], new[] { Math.BitDecrement(0.6), 0.6, 1, 2, Math.BitIncrement(2.0) }.Select(tolerance.Of));
    }

    [Fact]
    public void Of_OneSidedBounds_AreOpenOnTheOtherSide()
    {
        Tolerance atLeast = new(10, double.PositiveInfinity, margin: 10, ToleranceSigmoid.Linear, valueAtMargin: 0);
        Assert.Equal([0, 0, 0.25, 1, 1], new[] { -5, 0, 2.5, 10, 1e300 }.Select(atLeast.Of));
        Assert.Equal(1, new Tolerance(double.NegativeInfinity, 0).Of(double.NegativeInfinity));
        Assert.Equal(1, new Tolerance(double.NegativeInfinity, double.PositiveInfinity).Of(-3));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Of_NaN_StaysNaN(double margin)
    {
        foreach (ToleranceSigmoid sigmoid in Enum.GetValues<ToleranceSigmoid>())
        {
            Assert.True(double.IsNaN(new Tolerance(0, 1, margin, sigmoid).Of(double.NaN)), sigmoid.ToString());
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    public void Constructor_BoundsOutOfOrder_SaysWhich(double lower, double upper) =>
        Assert.Contains(
            FormattableString.Invariant($"[{lower}, {upper}]"),
            Assert.Throws<ArgumentException>(() => new Tolerance(lower, upper)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_BadMargin_IsRefused(double margin) =>
        Assert.Equal("margin", Assert.Throws<ArgumentOutOfRangeException>(() => new Tolerance(0, 1, margin)).ParamName);

    [Theory]
    [MemberData(nameof(Sigmoids))]
    public void Constructor_ValueAtMarginOutOfRange_IsRefused(ToleranceSigmoid sigmoid)
    {
        bool zeroAllowed = sigmoid is ToleranceSigmoid.Cosine or ToleranceSigmoid.Linear or ToleranceSigmoid.Quadratic;
        foreach (double value in (double[])[-0.1, 1, 1.5, double.NaN, .. zeroAllowed ? Array.Empty<double>() : [0]])
        {
            ArgumentOutOfRangeException e = Assert.Throws<ArgumentOutOfRangeException>(() => new Tolerance(0, 1, 1, sigmoid, value));
            Assert.Equal("valueAtMargin", e.ParamName);
            Assert.Contains(sigmoid.ToString(), e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Constructor_UnknownShape_NamesTheKnownOnes() =>
        Assert.Contains("LongTail", Assert.Throws<ArgumentOutOfRangeException>(() => new Tolerance(0, 1, 1, (ToleranceSigmoid)77)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_ManyTimes_AllocatesNothing()
    {
        Tolerance tolerance = new(0, 1, 2, ToleranceSigmoid.TanhSquared);
        double sum = tolerance.Of(0.5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            sum += tolerance.Of(i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(sum, 2, 1_001);
    }
}
