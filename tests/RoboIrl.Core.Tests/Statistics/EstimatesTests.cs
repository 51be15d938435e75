using RoboIrl.Core.Randomness;
using RoboIrl.Core.Statistics;
using Xunit;

namespace RoboIrl.Core.Tests.Statistics;

public sealed class EstimatesTests
{
    [Fact]
    public void Mean_And_StandardDeviation_MatchHandComputed()
    {
        // Deviations of 2 4 4 4 5 5 7 9 from 5 square to 32; 32 / 7.
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];
        Assert.Equal(5, Estimates.Mean(values), 12);
        Assert.Equal(Math.Sqrt(32.0 / 7), Estimates.StandardDeviation(values), 12);
        Assert.Equal(0, Estimates.StandardDeviation([3]));
    }

    [Fact]
    public void Mean_LargeOffset_LosesNoDigits() =>
        Assert.Equal(1e15 + 1, Estimates.Mean([1e15, 1e15 + 1, 1e15 + 2]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.25, 1.75)]
    public void Quantile_FourValues_Interpolates(double probability, double expected) =>
        Assert.Equal(expected, Estimates.Quantile([4, 1, 3, 2], probability), 12);

    [Fact]
    public void InterquartileMean_HandComputed_Match()
    {
        // A known example of twelve values: the middle six.
        Assert.Equal(6.5, Estimates.InterquartileMean([5, 8, 4, 38, 8, 6, 9, 7, 7, 3, 1, 6]), 12);
        // Nine values 1, 3, .., 17: weights 0.75, 1, 1, 1, 0.75 on 5, 7, 9, 11, 13.
        Assert.Equal(9, Estimates.InterquartileMean([1, 3, 5, 7, 9, 11, 13, 15, 17]), 12);
        // Five values: 0.75, 1, 0.75 on 2, 3, 10 over 2.5.
        Assert.Equal(((0.75 * 2) + 3 + (0.75 * 10)) / 2.5, Estimates.InterquartileMean([100, 1, 2, 3, 10]), 12);
        Assert.Equal(7, Estimates.InterquartileMean([7]), 12);
    }

    [Fact]
    public void BootstrapInterval_SameStream_SameInterval()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        Rng one = new(1);
        Rng two = new(1);
        Assert.Equal(Estimates.BootstrapInterval(values, Estimates.Mean, ref one), Estimates.BootstrapInterval(values, Estimates.Mean, ref two));
        (double low, double high) = Estimates.BootstrapInterval(values, Estimates.InterquartileMean, ref one);
        Assert.True(low < Estimates.InterquartileMean(values) && Estimates.InterquartileMean(values) < high);
    }

    [Fact]
    public void BootstrapInterval_OfAMean_CoversItAsOftenAsItClaims()
    {
        Rng rng = new(4);
        int covered = 0;
        double[] values = new double[40];
        for (int trial = 0; trial < 400; trial++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = rng.Normal();
            }

            (double low, double high) = Estimates.BootstrapInterval(values, Estimates.Mean, ref rng, 0.9, 300);
            covered += low <= 0 && 0 <= high ? 1 : 0;
        }

        Assert.InRange(covered / 400.0, 0.83, 0.95);
    }

    [Fact]
    public void StratifiedBootstrapInterval_OneStratum_IsThePlainBootstrap()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        Rng one = new(7);
        Rng two = new(7);
        Assert.Equal(
            Estimates.BootstrapInterval(values, Estimates.InterquartileMean, ref one),
            Estimates.StratifiedBootstrapInterval([values], Estimates.InterquartileMean, ref two));
    }

    /// <summary>An easy and a hard task whose seeds agree: nothing is uncertain, though the pooled values differ.</summary>
    [Fact]
    public void StratifiedBootstrapInterval_StrataWithoutSpread_HasNone()
    {
        Rng rng = new(1);
        Assert.Equal((5, 5), Estimates.StratifiedBootstrapInterval([[1, 1, 1], [9, 9, 9]], Estimates.Mean, ref rng));
        (double low, double high) = Estimates.BootstrapInterval([1, 1, 1, 9, 9, 9], Estimates.Mean, ref rng);
        Assert.True(low < 3 && high > 7);
    }

    /// <summary>The standard error of a mean over strata is known: sqrt(sum of n_k v_k) / n with v_k the variance within.</summary>
    [Fact]
    public void StratifiedBootstrapInterval_OfAMean_HasTheWidthOfItsStandardError()
    {
        double[] first = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        double[] second = [.. Enumerable.Range(0, 20).Select(i => 1000 + (3.0 * i))];
        static double Squares(double[] values) => values.Sum(v => (v - values.Average()) * (v - values.Average()));
        double error = Math.Sqrt(Squares(first) + Squares(second)) / 60;
        Rng rng = new(2);
        (double low, double high) = Estimates.StratifiedBootstrapInterval([first, second], Estimates.Mean, ref rng);
        Assert.InRange((high - low) / (2 * 1.96 * error), 0.95, 1.05);
    }

    [Fact]
    public void Estimates_BadArguments_AreRefused()
    {
        Rng rng = new(1);
        Assert.Throws<ArgumentException>(() => Estimates.Mean([]));
        Assert.Throws<ArgumentException>(() => Estimates.InterquartileMean([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimates.Quantile([1], 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimates.BootstrapInterval([1], Estimates.Mean, ref rng, 1));
        Assert.Throws<ArgumentException>(() => Estimates.StratifiedBootstrapInterval([], Estimates.Mean, ref rng));
        Assert.Throws<ArgumentException>(() => Estimates.StratifiedBootstrapInterval([[1], []], Estimates.Mean, ref rng));
    }
}
