using RoboIrl.Core.Environments;
using RoboIrl.Core.Imaging;
using Xunit;

namespace RoboIrl.Rendering.Tests;

public sealed class StepOverlayTests
{
    private const uint Green = 0x4CC38A, Red = 0xE5645C;

    [Fact]
    public void Draw_Terms_HaveBarsOfOneScale()
    {
        StepOverlay overlay = new(Episode(["term_reach", "term_effort", "distance"], (7, [4, -1, 9]), (1, [2, -1, 9])));
        RgbImage first = Drawn(overlay, 1), second = Drawn(overlay, 2);
        Assert.Equal(0, Count(Drawn(overlay, 0), Green) + Count(Drawn(overlay, 0), Red)); // nothing was paid before the first step

        // The largest term is 4: a reward that fills its bar and reach 4, then reward 1 and reach 2; the distance is no term, and has no bar.
        Assert.Equal((4 + 4) / 4.0, Count(first, Green) / Unit(), 0.1);
        Assert.Equal((1 + 2) / 4.0, Count(second, Green) / Unit(), 0.1);
        Assert.Equal(1 / 4.0, Count(first, Red) / Unit(), 0.1);
        Assert.Equal(Count(first, Red), Count(second, Red));
    }

    [Fact]
    public void Draw_Panel_LeavesTheRestOfTheFrameAlone()
    {
        StepOverlay overlay = new(Episode(["term_reach"], (1, [1])));
        RgbImage image = Drawn(overlay, 1, 640, 480);
        Assert.All([(639, 0), (0, 479), (320, 240)], place => Assert.Equal(0x808080u, At(image, place.Item1, place.Item2)));
        Assert.True(At(image, 0, 0) < 0x808080u);
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(1, 100)]
    [InlineData(2_000, 10)]
    public void Draw_FrameThatIsTooSmall_IsCutOff(int width, int height) => Drawn(new StepOverlay(Episode(["term_reach"], (double.NaN, [0]))), 1, width, height);

    [Fact]
    public void Draw_EpisodeThatPaysNothing_HasNoBars()
    {
        RgbImage image = Drawn(new StepOverlay(Episode([], (0, []))), 1);
        Assert.Equal(0, Count(image, Green) + Count(image, Red));
    }

    // Pixels of the longest bar there can be, from an episode whose reward is the largest value itself.
    private static double Unit() => Count(Drawn(new StepOverlay(Episode([], (5, []))), 1), Green);

    private static RgbImage Drawn(StepOverlay overlay, int state, int width = 640, int height = 480)
    {
        RgbImage image = new(width, height);
        image.Fill(0x808080);
        overlay.Draw(image, state);
        return image;
    }

    private static RecordedEpisode Episode(string[] names, params (double Reward, double[] Info)[] steps)
    {
        RecordedEpisode episode = new("a/b", 1, 1, 0.01, 0, 0, names);
        episode.Begin([0]);
        foreach ((double reward, double[] info) in steps)
        {
            episode.Add([0], reward, [0], EpisodeEnd.None, info);
        }

        return episode;
    }

    private static int Count(RgbImage image, uint color) => Enumerable.Range(0, image.Width * image.Height).Count(i => At(image, i % image.Width, i / image.Width) == color);

    private static uint At(RgbImage image, int x, int y)
    {
        int i = ((y * image.Width) + x) * 3;
        return ((uint)image.Pixels[i] << 16) | ((uint)image.Pixels[i + 1] << 8) | image.Pixels[i + 2];
    }
}
