using System.Diagnostics;
using RoboIrl.Core.Imaging;
using Xunit;

namespace RoboIrl.Core.Tests.Imaging;

public sealed class ImagingTests
{
    [Fact]
    public void Encode_Image_IsReadBackByFfmpeg()
    {
        RgbImage image = new(37, 23);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (byte)((i * 31) ^ (i >> 3));
        }

        string path = Path.Combine(Directory.CreateTempSubdirectory("roboirl-png-").FullName, "image.png");
        PngWriter.Write(path, image);
        using Process ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"])
        {
            RedirectStandardOutput = true,
        })!;
        using MemoryStream pixels = new();
        ffmpeg.StandardOutput.BaseStream.CopyTo(pixels);
        ffmpeg.WaitForExit();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

        Assert.Equal(0, ffmpeg.ExitCode);
        Assert.Equal(image.Pixels, pixels.ToArray());
    }

    [Fact]
    public void Draw_EveryPrintableCharacter_HasItsOwnGlyph()
    {
        HashSet<string> glyphs = [];
        for (char c = ' '; c <= '~'; c++)
        {
            RgbImage image = new(BitmapFont.Advance, BitmapFont.Height);
            BitmapFont.Draw(image, c.ToString(), 0, 0, 0xFFFFFF);
            Assert.True(glyphs.Add(Convert.ToHexString(image.Pixels)), $"'{c}' looks like another character.");
        }
    }

    [Fact]
    public void Draw_Upward_IsTheSameTextTurned()
    {
        RgbImage flat = new(30, 9);
        BitmapFont.Draw(flat, "Step", 0, 0, 0xFFFFFF);
        RgbImage turned = new(9, 30);
        BitmapFont.Draw(turned, "Step", 0, 30, 0xFFFFFF, upward: true);
        for (int y = 0; y < 9; y++)
        {
            for (int x = 0; x < 30; x++)
            {
                Assert.Equal(flat.Pixels[((y * 30) + x) * 3], turned.Pixels[(((29 - x) * 9) + y) * 3]);
            }
        }
    }

    [Fact]
    public void Shrink_ByTwo_AveragesBlocks()
    {
        RgbImage image = new(4, 2);
        image.Fill(0, 0, 1, 1, 0x040404);
        RgbImage small = image.Shrink(2, 1);
        Assert.Equal(new byte[] { 1, 1, 1, 0, 0, 0 }, small.Pixels);
    }
}
