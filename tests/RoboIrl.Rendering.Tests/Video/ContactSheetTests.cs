using RoboIrl.Core.Imaging;
using RoboIrl.Rendering.Video;
using Xunit;

namespace RoboIrl.Rendering.Tests.Video;

public sealed class ContactSheetTests
{
    [Fact]
    public void Compose_FiveFramesInThreeColumns_PlacesEachTile()
    {
        (RgbImage, string)[] frames = [.. Enumerable.Range(1, 5).Select(i => (Plain((uint)(i * 0x202020)), $"step {i}"))];
        RgbImage sheet = ContactSheet.Compose(frames, 3, "title", 20);

        uint[] colors = [.. Enumerable.Range(0, sheet.Width * sheet.Height).Select(i => Pixel(sheet, i)).Distinct()];
        Assert.All(Enumerable.Range(1, 5), i => Assert.Contains((uint)(i * 0x202020), colors));
        Assert.Equal(6 + (3 * 26), sheet.Width);
    }

    [Theory]
    [InlineData(1, 4, new[] { 0 })]
    [InlineData(3, 4, new[] { 0, 1, 2 })]
    [InlineData(1001, 5, new[] { 0, 250, 500, 750, 1000 })]
    [InlineData(10, 1, new[] { 0 })]
    public void Spread_Steps_HoldFirstAndLast(int steps, int count, int[] expected) =>
        Assert.Equal(expected, ContactSheet.Spread(steps, count));

    private static RgbImage Plain(uint color)
    {
        RgbImage image = new(40, 30);
        image.Fill(color);
        return image;
    }

    private static uint Pixel(RgbImage image, int i) =>
        (uint)((image.Pixels[i * 3] << 16) | (image.Pixels[(i * 3) + 1] << 8) | image.Pixels[(i * 3) + 2]);
}
