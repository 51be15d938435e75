using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Policies;

public sealed class NormalizerTests
{
    private static float[][] Samples(int count, int size)
    {
        var rng = new Rng(11);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(i => (float)((3 * rng.Normal()) + (10 * i))).ToArray())];
    }

    [Fact]
    public void RunningMoments_ManySamples_MatchTwoPassMeanAndVariance()
    {
        float[][] samples = Samples(500, 2);
        var moments = new RunningMoments(2, prior: false);
        foreach (float[] sample in samples)
        {
            moments.Add(sample);
        }

        for (int i = 0; i < 2; i++)
        {
            double mean = samples.Average(s => (double)s[i]);
            Assert.Equal(mean, moments.Mean[i], 10);
            Assert.Equal(samples.Average(s => (s[i] - mean) * (s[i] - mean)), moments.Variance(i), 10);
        }
    }

    [Fact]
    public void RunningMoments_Merge_EqualsAddingAll()
    {
        float[][] samples = Samples(300, 3);
        var all = new RunningMoments(3, prior: true);
        var left = new RunningMoments(3, prior: true);
        var right = new RunningMoments(3, prior: false);
        for (int k = 0; k < samples.Length; k++)
        {
            all.Add(samples[k]);
            (k < 100 ? left : right).Add(samples[k]);
        }

        left.Merge(right);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(all.Mean[i], left.Mean[i], 10);
            Assert.Equal(all.Variance(i), left.Variance(i), 8);
        }
    }

    [Fact]
    public void ObservationNormalizer_OneRow_FollowsStepByStepStatistics()
    {
        // After the samples 1 and 3 (the start's weight 1e-4 vanishes): mean 2, variance 1, so 3 maps to +1.
        var normalizer = new ObservationNormalizer(1, 1);
        normalizer.BeginRollout();
        normalizer.Add(0, [1f]);
        normalizer.Add(0, [3f]);
        var result = new float[1];
        normalizer.Normalize(0, [3f], result);
        Assert.Equal(1, result[0], 3);
        normalizer.EndRollout();
        normalizer.NormalizeFrozen([3f], result);
        Assert.Equal(1, result[0], 3);
    }

    [Fact]
    public void ObservationNormalizer_DuringARollout_RowsDoNotSeeEachOther()
    {
        var normalizer = new ObservationNormalizer(1, 2);
        normalizer.BeginRollout();
        normalizer.Add(0, [100f]);
        normalizer.Add(1, [1f]);
        normalizer.Add(1, [3f]);
        var result = new float[1];
        normalizer.Normalize(1, [3f], result);
        Assert.Equal(1, result[0], 3);
        normalizer.EndRollout();
        Assert.Equal((100 + 1 + 3) / 3.0, normalizer.Statistics.Mean[0], 2);
    }

    [Fact]
    public void ObservationNormalizer_FarOutlier_IsClippedToTen()
    {
        var normalizer = new ObservationNormalizer(1, 1);
        var result = new float[2];
        normalizer.NormalizeFrozen([1e9f, -1e9f], result);
        Assert.Equal([10f, -10f], result);
    }

    [Fact]
    public void RewardNormalizer_DividesByStdOfDiscountedReturn_AndForgetsAtEpisodeEnd()
    {
        // gamma 0.5: returns 2, then 0.5 * 2 + 4 = 5 (variance of {2, 5} is 2.25), episode over, then 1 (not 3.5).
        var normalizer = new RewardNormalizer(1, 0.5);
        normalizer.BeginRollout();
        normalizer.Normalize(0, 2, episodeEnded: false);
        Assert.Equal(4 / 1.5, normalizer.Normalize(0, 4, episodeEnded: true), 2);
        normalizer.Normalize(0, 1, episodeEnded: false);
        normalizer.EndRollout();
        Assert.Equal((2 + 5 + 1) / 3.0, normalizer.Statistics.Mean[0], 3);
    }

    [Fact]
    public void Load_BetweenRollouts_ContinuesWithTheSameBytes()
    {
        float[][] samples = Samples(40, 2);
        var whole = new ObservationNormalizer(2, 2);
        Roll(whole, samples[..20]);
        var resumed = new ObservationNormalizer(2, 2);
        resumed.Load(MemoryCheckpoint.Of(whole));
        Roll(whole, samples[20..]);
        Roll(resumed, samples[20..]);
        Assert.Equal(MemoryCheckpoint.Of(whole).Hash(), MemoryCheckpoint.Of(resumed).Hash());
    }

    private static void Roll(ObservationNormalizer normalizer, float[][] samples)
    {
        normalizer.BeginRollout();
        for (int k = 0; k < samples.Length; k++)
        {
            normalizer.Add(k % 2, samples[k]);
        }

        normalizer.EndRollout();
    }
}
