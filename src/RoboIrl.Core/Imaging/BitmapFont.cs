using System.Reflection;

namespace RoboIrl.Core.Imaging;

/// <summary>A small fixed-width font for labels in images: printable ASCII, 5 x 9 dots (two of them below the line), one dot apart.</summary>
/// <remarks>The glyphs are drawn in <c>font.txt</c> beside this file: edit them there. Unknown characters show as a question mark.</remarks>
public static class BitmapFont
{
    /// <summary>Dots from one character to the next, at scale 1.</summary>
    public const int Advance = 6;

    /// <summary>Dots from the top of a capital to the foot of a descender, at scale 1.</summary>
    public const int Height = 9;

    private const int GlyphWidth = 5;
    private const int First = ' ';
    private const int Count = 95;
    private const int PerBlock = 12;
    private static readonly ushort[] Columns = ReadGlyphs();

    /// <summary>Pixels that a text is wide.</summary>
    /// <param name="text">One line.</param>
    /// <param name="scale">Pixels per dot, at least 1.</param>
    public static int Width(string text, int scale) => Math.Max(0, (text.Length * Advance) - 1) * scale;

    /// <summary>Draws one line of text.</summary>
    /// <param name="image">Where.</param>
    /// <param name="text">One line.</param>
    /// <param name="x">Left edge, pixels.</param>
    /// <param name="y">Top edge of capitals, pixels.</param>
    /// <param name="color">0xRRGGBB.</param>
    /// <param name="scale">Pixels per dot, at least 1.</param>
    /// <param name="upward">Turned by 90 degrees to read from bottom to top; (x, y) is then the bottom left corner.</param>
    public static void Draw(RgbImage image, string text, int x, int y, uint color, int scale = 1, bool upward = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        for (int i = 0; i < text.Length; i++)
        {
            int glyph = text[i] is >= ' ' and <= '~' ? text[i] - First : '?' - First;
            for (int column = 0; column < GlyphWidth; column++)
            {
                int along = ((i * Advance) + column) * scale;
                for (int row = 0; row < Height; row++)
                {
                    if ((Columns[(glyph * GlyphWidth) + column] >> row & 1) == 0)
                    {
                        continue;
                    }

                    if (upward)
                    {
                        image.Fill(x + (row * scale), y - along - scale, scale, scale, color);
                    }
                    else
                    {
                        image.Fill(x + along, y + (row * scale), scale, scale, color);
                    }
                }
            }
        }
    }

    /// <summary>Reads the picture of all glyphs: blocks of up to 12 glyphs side by side, 9 rows each, a blank line between.</summary>
    private static ushort[] ReadGlyphs()
    {
        Assembly assembly = typeof(BitmapFont).Assembly;
        using Stream stream = assembly.GetManifestResourceStream("RoboIrl.Core.Imaging.font.txt")
            ?? throw new InvalidOperationException("The font is missing from RoboIrl.Core: font.txt must be an embedded resource.");
        using StreamReader reader = new(stream);
        ushort[] columns = new ushort[Count * GlyphWidth];
        for (int block = 0; block * PerBlock < Count; block++)
        {
            for (int row = 0; row < Height; row++)
            {
                string line = reader.ReadLine() ?? "";
                for (int i = 0; i < PerBlock * Advance && i < line.Length; i++)
                {
                    int glyph = (block * PerBlock) + (i / Advance);
                    if (line[i] == '#' && i % Advance < GlyphWidth && glyph < Count)
                    {
                        columns[(glyph * GlyphWidth) + (i % Advance)] |= (ushort)(1 << row);
                    }
                }
            }

            reader.ReadLine();
        }

        return columns;
    }
}
