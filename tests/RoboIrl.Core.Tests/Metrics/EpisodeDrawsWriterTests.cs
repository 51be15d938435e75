using RoboIrl.Core.Learning;
using RoboIrl.Core.Metrics;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Metrics;

public sealed class EpisodeDrawsWriterTests
{
    private static readonly EpisodeDraw[] Episodes =
    [
        new(0, 0, 0, [0.1, 2]),
        new(0, 1, 0, [1.0 / 3, 0]),
        new(40, 1, 1, [-1e-300, 1]),
        new(60, 0, 1, [1.5, 2]),
    ];

    [Fact]
    public void Write_Episodes_AreRowsThatReadBackExactly()
    {
        using TempFolder folder = new();
        string path = folder.At("draws.csv");
        using (EpisodeDrawsWriter writer = new(path, ["mass", "delay"]))
        {
            writer.Write(Episodes[..3]);
            Assert.Equal(4, File.ReadAllLines(path).Length); // at once
            writer.Write(Episodes[3..]);
        }

        Assert.Equal("step,world,episode,mass,delay\n0,0,0,0.1,2\n0,1,0,0.3333333333333333,0\n40,1,1,-1E-300,1\n60,0,1,1.5,2\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("60,0,1,9")]
    [InlineData("60,0,1,9,9\n61,0,")]
    public void Resume_EpisodesFromTheCheckpointOn_AreCutAndATornLineToo(string beyond)
    {
        using TempFolder folder = new();
        string whole = folder.At("whole.csv");
        using (EpisodeDrawsWriter writer = new(whole, ["mass", "delay"]))
        {
            writer.Write(Episodes);
        }

        string path = folder.At("draws.csv");
        using (EpisodeDrawsWriter writer = new(path, ["mass", "delay"]))
        {
            writer.Write(Episodes[..3]);
        }

        File.AppendAllText(path, beyond);
        using (EpisodeDrawsWriter resumed = new(path, ["mass", "delay"], resumeStep: 60))
        {
            resumed.Write(Episodes[3..]);
        }

        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(path));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("step,wor")]
    public void Resume_NoWholeLine_StartsTheFile(string? text)
    {
        using TempFolder folder = new();
        if (text is not null)
        {
            folder.Write("draws.csv", text);
        }

        using (EpisodeDrawsWriter writer = new(folder.At("draws.csv"), ["mass"], resumeStep: 60))
        {
        }

        Assert.Equal("step,world,episode,mass\n", File.ReadAllText(folder.At("draws.csv")));
    }

    [Fact]
    public void Open_FileOfSomethingElse_IsRefused()
    {
        using TempFolder folder = new();
        string path = folder.Write("draws.csv", "step,world,episode,mass\n");
        Assert.Throws<IOException>(() => new EpisodeDrawsWriter(path, ["mass"]));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new EpisodeDrawsWriter(path, ["delay"], resumeStep: 1));
        Assert.Contains("expected 'step,world,episode,delay'", error.Message, StringComparison.Ordinal);
        Assert.Equal("step,world,episode,mass\n", File.ReadAllText(path));
    }
}
