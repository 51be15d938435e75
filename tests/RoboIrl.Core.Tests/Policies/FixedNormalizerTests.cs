using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Policies;

public sealed class FixedNormalizerTests
{
    [Fact]
    public void Of_MoreTransitionsThanAreReadAtOnce_UsesTheStatisticsOfAll()
    {
        // 0, 1, .., 2999 has the variance (3000^2 - 1) / 12; the second element never moves.
        var replay = new ReplayBuffer(3_000, 2, 1);
        for (int i = 0; i < 3_000; i++)
        {
            replay.Add([i, 7], [0], 0, EpisodeEnd.None, [1e9f, 1e9f]); // next observations do not count
        }

        float[] normalized = new float[4];
        FixedNormalizer.Of(replay, 2).NormalizeFrozen([0, 7, 2_999, 7.5f], normalized);
        double deviation = Math.Sqrt(((3_000.0 * 3_000) - 1) / 12) + 1e-3;
        Assert.Equal(-1_499.5 / deviation, normalized[0], 5);
        Assert.Equal(1_499.5 / deviation, normalized[2], 5);
        Assert.Equal(0, normalized[1], 5);
        Assert.Equal(500, normalized[3], 2); // half a unit away in units of a thousandth
    }

    [Theory]
    [InlineData(0.1f, 0.7f, -3f)]
    [InlineData(7f, 7f, 7f)] // never moves: the largest factor that there is
    public void Load_WhatWasSaved_NormalizesWithTheSameBits(params float[] values)
    {
        var replay = new ReplayBuffer(3, 1, 1);
        foreach (float value in values)
        {
            replay.Add([value], [0], 0, EpisodeEnd.None, [0]);
        }

        FixedNormalizer first = FixedNormalizer.Of(replay, 1), second = new(1);
        (float[] a, float[] b) = ([0], [0]);
        second.NormalizeFrozen([0.3f], a);
        Assert.Equal(0.3f, a[0]); // a new one changes nothing
        second.Load(MemoryCheckpoint.Of(first));
        first.NormalizeFrozen([0.3f], a);
        second.NormalizeFrozen([0.3f], b);
        Assert.Equal(a, b);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    public void NormalizeFrozen_LengthsThatDoNotFit_AreRefused(int from, int to) =>
        Assert.Throws<ArgumentException>(() => new FixedNormalizer(2).NormalizeFrozen(new float[from], new float[to]));
}
