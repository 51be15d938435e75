using RoboIrl.Core.Imaging;

namespace RoboIrl.Rendering.Video;

/// <summary>A grid of frames from a rollout, each with a label below it: a whole episode at one glance, without a player.</summary>
public static class ContactSheet
{
    private const int Gap = 6;
    private const int TitleScale = 2;
    private const uint Background = 0x16181D;
    private const uint Ink = 0xE6E6E6;

    /// <summary>Lays the frames out row by row.</summary>
    /// <param name="frames">Images of one size with their labels, for example <c>step 40  1.2 m/s</c>; at least one.</param>
    /// <param name="columns">Frames per row, at least 1.</param>
    /// <param name="title">One line above the frames.</param>
    /// <param name="tileWidth">Pixels per row of a tile, at most the frames' width.</param>
    /// <param name="labelScale">Pixels per dot of the labels' letters; the title's have 2.</param>
    /// <returns>The sheet.</returns>
    public static RgbImage Compose(IReadOnlyList<(RgbImage Image, string Label)> frames, int columns, string title, int tileWidth, int labelScale = TitleScale)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A contact sheet needs at least one frame.", nameof(frames));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        RgbImage first = frames[0].Image;
        int tileHeight = Math.Max(1, first.Height * tileWidth / first.Width);
        int top = (BitmapFont.Height * TitleScale) + Gap, line = (BitmapFont.Height * labelScale) + Gap;
        columns = Math.Min(columns, frames.Count);
        int rows = (frames.Count + columns - 1) / columns;

        RgbImage sheet = new(Gap + (columns * (tileWidth + Gap)), Gap + top + (rows * (tileHeight + line + Gap)));
        sheet.Fill(Background);
        BitmapFont.Draw(sheet, title, Gap, Gap, Ink, TitleScale);
        for (int i = 0; i < frames.Count; i++)
        {
            int x = Gap + (i % columns * (tileWidth + Gap));
            int y = Gap + top + (i / columns * (tileHeight + line + Gap));
            sheet.Draw(frames[i].Image.Shrink(tileWidth, tileHeight), x, y);
            BitmapFont.Draw(sheet, frames[i].Label, x, y + tileHeight + (Gap / 2), Ink, labelScale);
        }

        return sheet;
    }

    /// <summary>Steps spread evenly over an episode, first and last included.</summary>
    /// <param name="steps">Number of frames in the episode, at least 1.</param>
    /// <param name="count">How many to choose; fewer are given where the episode is shorter.</param>
    public static int[] Spread(int steps, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int n = Math.Min(steps, count);
        return [.. Enumerable.Range(0, n).Select(i => n == 1 ? 0 : (int)((long)i * (steps - 1) / (n - 1)))];
    }
}
