using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Randomness;

public sealed class CounterNormalsTests
{
    [Fact]
    public void Fill_ManyNumbers_HaveTheMomentsOfTheNormalDistribution()
    {
        const int Count = 1 << 20;
        float[] values = new float[Count];
        CounterNormals.Fill(CounterRandom.Key(1, 2), values);
        double[] moments = new double[5];
        foreach (float value in values)
        {
            for (int power = 1; power < moments.Length; power++)
            {
                moments[power] += Math.Pow(value, power) / Count;
            }
        }

        // Six standard errors: variances of x, x^2, x^3, x^4 are 1, 2, 15, 96.
        Assert.Equal(0, moments[1], 6 * Math.Sqrt(1.0 / Count));
        Assert.Equal(1, moments[2], 6 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, moments[3], 6 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, moments[4], 6 * Math.Sqrt(96.0 / Count));
    }

    [Theory]
    [InlineData(-2.5, 0.0062096653)]
    [InlineData(-1, 0.1586552539)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624613)]
    [InlineData(3, 0.9986501020)]
    public void Fill_ManyNumbers_LieBelowABoundAsOftenAsTheyShould(double bound, double share)
    {
        const int Count = 1 << 20;
        float[] values = new float[Count];
        CounterNormals.Fill(CounterRandom.Key(3, 4), values);
        double below = values.Count(v => v < bound) / (double)Count;
        Assert.Equal(share, below, 6 * Math.Sqrt(share * (1 - share) / Count));
    }

    [Fact]
    public void Fill_NeighboursLanesAndKeys_AreUncorrelated()
    {
        const int Keys = 1 << 14, Length = CounterNormals.Block;
        float[] values = new float[Keys * Length];
        for (int k = 0; k < Keys; k++)
        {
            CounterNormals.Fill(CounterRandom.Bits(CounterRandom.Key(5, (ulong)k), 7), values.AsSpan(k * Length, Length));
        }

        // The two halves of a pair are Length / 2 apart, the same lane of the next key Length.
        foreach (int distance in (int[])[1, 2, Length / 2, Length])
        {
            double product = 0, squares = 0;
            for (int i = 0; i + distance < values.Length; i++)
            {
                product += values[i] * values[i + distance];
                squares += ((values[i] * values[i]) - 1) * ((values[i + distance] * values[i + distance]) - 1) / 2;
            }

            Assert.Equal(0, product / values.Length, 6 / Math.Sqrt(values.Length));
            Assert.Equal(0, squares / values.Length, 12 / Math.Sqrt(values.Length));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(77)]
    public void Fill_ShorterSpan_IsTheBeginningOfALongerOne(int length)
    {
        float[] longer = new float[128], shorter = new float[length];
        CounterNormals.Fill(9, longer);
        CounterNormals.Fill(9, shorter);
        Assert.Equal(longer.AsSpan(0, length).ToArray(), shorter);
    }

    [Fact]
    public void Fill_FirstPair_IsBoxAndMullerOfTheKeysBits()
    {
        const ulong Key = 12345;
        float[] values = new float[CounterNormals.Block];
        CounterNormals.Fill(Key, values);
        double uniform = (((uint)CounterRandom.Bits(Key, 0) >> 8) + 1.0) / (1 << 24);
        uint turn = (uint)CounterRandom.Bits(Key, 8);
        double angle = (Math.PI / 2 * ((turn >> 30) + ((turn << 2 >> 8) / (double)(1 << 24)))) - (Math.PI / 4);
        Assert.Equal(Math.Sqrt(-2 * Math.Log(uniform)) * Math.Cos(angle), values[0], 1e-5);
        Assert.Equal(Math.Sqrt(-2 * Math.Log(uniform)) * Math.Sin(angle), values[16], 1e-5);
    }

    [Fact]
    public void Fill_AnyLength_AllocatesNothing()
    {
        float[] values = new float[103];
        ulong key = 0;
        Allocations.AssertNone(() => CounterNormals.Fill(key++, values));
    }
}
