using RoboIrl.Core.Imaging;
using RoboIrl.Rendering.Video;
using Xunit;

namespace RoboIrl.Rendering.Tests.Video;

public sealed class VideoEncoderTests
{
    [Fact]
    public void Finish_AfterFrames_WritesH264ThatFfprobeDecodes()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("nested/film.mp4");
        using (VideoEncoder encoder = new(path, 64, 48, 25))
        {
            for (int i = 0; i < 30; i++)
            {
                encoder.Write(Frame(64, 48, i));
            }

            encoder.Finish();
        }

        VideoInfo info = VideoInfo.Read(path);
        Assert.Equal(new VideoInfo("h264", 64, 48, 30, 25), info);
        Assert.True(IndexStandsInFront(path));
    }

    [Fact]
    public void Dispose_WithoutFinish_LeavesNothing()
    {
        using TemporaryFolder folder = new();
        using (VideoEncoder encoder = new(folder.File("film.mp4"), 64, 48, 25))
        {
            encoder.Write(Frame(64, 48, 0));
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void Finish_WithoutFrames_Throws()
    {
        using TemporaryFolder folder = new();
        using VideoEncoder encoder = new(folder.File("film.mp4"), 64, 48, 25);
        Assert.Throws<VideoException>(encoder.Finish);
        Assert.False(File.Exists(folder.File("film.mp4")));
    }

    [Fact]
    public void Constructor_OddSize_NamesTheNextEvenOne()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new VideoEncoder("film.mp4", 63, 48, 25));
        Assert.Contains("64 x 48", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ToAFolderThatVanished_ShowsFfmpegsText()
    {
        using TemporaryFolder folder = new();
        string blocked = folder.File("film.mp4");
        Directory.CreateDirectory(blocked + ".part"); // ffmpeg cannot open a folder for writing
        using VideoEncoder encoder = new(blocked, 64, 48, 25);
        VideoException error = Assert.Throws<VideoException>(() =>
        {
            encoder.Write(Frame(64, 48, 0));
            encoder.Finish();
        });
        Assert.Contains("film.mp4.part", error.Message, StringComparison.Ordinal);
        Assert.Contains("ffmpeg failed with status", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ToGif_KeepsTheShape()
    {
        using TemporaryFolder folder = new();
        using (VideoEncoder encoder = new(folder.File("film.mp4"), 64, 48, 20))
        {
            for (int i = 0; i < 20; i++)
            {
                encoder.Write(Frame(64, 48, i));
            }

            encoder.Finish();
        }

        VideoInfo info = GifEncoder.Convert(folder.File("film.mp4"), folder.File("film.gif"), 32, 10);
        Assert.Equal(("gif", 32, 24, 10), (info.Codec, info.Width, info.Height, info.Frames));
    }

    [Fact]
    public void Read_NotAVideo_Throws()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("film.mp4"), "no video");
        Assert.Throws<VideoException>(() => VideoInfo.Read(folder.File("film.mp4")));
    }

    private static RgbImage Frame(int width, int height, int step)
    {
        RgbImage image = new(width, height);
        image.Fill(step, 8, 16, 16, 0xFF8000);
        return image;
    }

    /// <summary>In a file that starts playing before it is fully there, <c>moov</c> comes before <c>mdat</c>.</summary>
    private static bool IndexStandsInFront(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        return bytes.IndexOf("moov"u8) < bytes.IndexOf("mdat"u8);
    }
}
