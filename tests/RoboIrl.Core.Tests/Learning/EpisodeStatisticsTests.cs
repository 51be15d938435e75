using RoboIrl.Core.Learning;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Learning;

public sealed class EpisodeStatisticsTests
{
    [Fact]
    public void Add_TwoRows_SumsEachEpisodeAlone()
    {
        var statistics = new EpisodeStatistics(2);
        Assert.True(double.IsNaN(statistics.MeanReturn));
        statistics.Add(0, 1, false);
        statistics.Add(1, 10, true);
        statistics.Add(0, 2, true);
        Assert.Equal(2, statistics.Finished);
        Assert.Equal(3, statistics.LastReturn);
        Assert.Equal(2, statistics.LastLength);
        Assert.Equal(6.5, statistics.MeanReturn);
    }

    [Fact]
    public void MeanReturn_MoreThanAWindow_CountsTheLastHundred()
    {
        var statistics = new EpisodeStatistics(1);
        for (int episode = 0; episode < 150; episode++)
        {
            statistics.Add(0, episode, true);
        }

        Assert.Equal((50 + 149) / 2.0, statistics.MeanReturn);
    }

    [Fact]
    public void Load_InTheMiddleOfAnEpisode_Continues()
    {
        var statistics = new EpisodeStatistics(1);
        statistics.Add(0, 5, false);
        var resumed = new EpisodeStatistics(1);
        resumed.Load(MemoryCheckpoint.Of(statistics));
        resumed.Add(0, 1, true);
        Assert.Equal(6, resumed.LastReturn);
        Assert.Equal(2, resumed.LastLength);
    }
}
