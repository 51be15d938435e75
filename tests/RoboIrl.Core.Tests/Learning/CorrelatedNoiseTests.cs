using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Learning;

public sealed class CorrelatedNoiseTests
{
    private const int Steps = 40_000;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Next_ManySteps_IsStandardNormalWithThatCorrelation(double correlation)
    {
        var noise = new CorrelatedNoise(2, 2, correlation);
        Rng[] streams = [new(1), new(2)];
        double[,] series = new double[Steps, 4];
        for (int t = 0; t < Steps; t++)
        {
            ReadOnlySpan<float> step = noise.Next(streams);
            for (int i = 0; i < 4; i++)
            {
                series[t, i] = step[i];
            }
        }

        // A mean of correlated numbers scatters by sqrt((1 + rho) / (1 - rho) / steps): 0.022 at 0.9.
        for (int i = 0; i < 4; i++)
        {
            Assert.InRange(Mean(t => series[t, i]), -0.09, 0.09);
            Assert.InRange(Mean(t => series[t, i] * series[t, i]), 0.9, 1.1);
            Assert.InRange(Mean(t => series[t, i] * series[Math.Max(0, t - 1), i]), correlation - 0.1, correlation + 0.1);
            Assert.InRange(Mean(t => series[t, i] * series[t, (i + 1) % 4]), -0.1, 0.1); // worlds and actions know nothing of each other
        }

        static double Mean(Func<int, double> value) => Enumerable.Range(0, Steps).Average(value);
    }

    [Fact]
    public void Next_WithoutCorrelation_IsWhatTheStreamsDraw()
    {
        var noise = new CorrelatedNoise(1, 3, 0);
        Rng[] streams = [new(7)];
        var alone = new Rng(7);
        float[] expected = new float[3];
        for (int t = 0; t < 5; t++)
        {
            alone.FillNormal(expected);
            Assert.Equal(expected, noise.Next(streams).ToArray());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Load_AfterSomeSteps_GoesOnWithTheSameNoise(int steps)
    {
        var noise = new CorrelatedNoise(2, 2, 0.8);
        Rng[] streams = [new(1), new(2)];
        for (int t = 0; t < steps; t++)
        {
            noise.Next(streams);
        }

        var restored = new CorrelatedNoise(2, 2, 0.8);
        restored.Load(MemoryCheckpoint.Of(noise));
        Rng[] sameStreams = [streams[0], streams[1]];
        for (int t = 0; t < 3; t++)
        {
            Assert.Equal(noise.Next(streams).ToArray(), restored.Next(sameStreams).ToArray());
        }
    }

    [Fact]
    public void Load_RunThatExploredIndependently_BeginsAnew()
    {
        var noise = new CorrelatedNoise(2, 2, 0.8);
        Rng[] streams = [new(1), new(2)], sameStreams = [new(1), new(2)];
        noise.Next([new(3), new(4)]);
        noise.Load(new MemoryCheckpoint());
        Assert.Equal(new CorrelatedNoise(2, 2, 0.8).Next(sameStreams).ToArray(), noise.Next(streams).ToArray());
    }
}
