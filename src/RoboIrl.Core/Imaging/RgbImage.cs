namespace RoboIrl.Core.Imaging;

/// <summary>An image of 8-bit red, green, blue; the first row is the top.</summary>
public sealed class RgbImage
{
    /// <summary>Creates a black image.</summary>
    /// <param name="width">Pixels per row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public RgbImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
        Pixels = new byte[checked(width * height * 3)];
    }

    /// <summary>Pixels per row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>[Height, Width, 3], row-major; the image owns it and callers may write to it.</summary>
    public byte[] Pixels { get; }

    /// <summary>Sets every pixel.</summary>
    /// <param name="color">0xRRGGBB.</param>
    public void Fill(uint color) => Fill(0, 0, Width, Height, color);

    /// <summary>Sets the pixels of a rectangle; what lies outside the image is ignored.</summary>
    /// <param name="x">Left column.</param>
    /// <param name="y">Top row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="color">0xRRGGBB.</param>
    public void Fill(int x, int y, int width, int height, uint color)
    {
        (int left, int right) = (Math.Max(x, 0), Math.Min(x + width, Width));
        for (int row = Math.Max(y, 0); row < Math.Min(y + height, Height); row++)
        {
            for (int column = left; column < right; column++)
            {
                Set(column, row, color);
            }
        }
    }

    /// <summary>Sets one pixel; outside the image nothing happens.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    /// <param name="color">0xRRGGBB.</param>
    public void Set(int x, int y, uint color)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            int i = ((y * Width) + x) * 3;
            Pixels[i] = (byte)(color >> 16);
            Pixels[i + 1] = (byte)(color >> 8);
            Pixels[i + 2] = (byte)color;
        }
    }

    /// <summary>Mixes a colour into one pixel; outside the image nothing happens.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    /// <param name="color">0xRRGGBB.</param>
    /// <param name="opacity">0 keeps the pixel, 1 replaces it.</param>
    public void Blend(int x, int y, uint color, double opacity)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height && opacity > 0)
        {
            double a = Math.Min(opacity, 1);
            int i = ((y * Width) + x) * 3;
            Pixels[i] = Mix(Pixels[i], (byte)(color >> 16), a);
            Pixels[i + 1] = Mix(Pixels[i + 1], (byte)(color >> 8), a);
            Pixels[i + 2] = Mix(Pixels[i + 2], (byte)color, a);
        }
    }

    /// <summary>Copies another image into this one; what does not fit is cut off.</summary>
    /// <param name="source">The image to copy.</param>
    /// <param name="x">Column of its left edge, at least 0.</param>
    /// <param name="y">Row of its top edge, at least 0.</param>
    public void Draw(RgbImage source, int x, int y)
    {
        int columns = Math.Min(source.Width, Width - x);
        for (int row = 0; columns > 0 && row < Math.Min(source.Height, Height - y); row++)
        {
            source.Pixels.AsSpan(row * source.Width * 3, columns * 3).CopyTo(Pixels.AsSpan((((y + row) * Width) + x) * 3));
        }
    }

    /// <summary>A smaller copy: each of its pixels is the mean of the pixels it covers.</summary>
    /// <param name="width">Pixels per row, 1 .. <see cref="Width"/>.</param>
    /// <param name="height">Rows, 1 .. <see cref="Height"/>.</param>
    public RgbImage Shrink(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height);
        RgbImage result = new(width, height);
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom) = (y * Height / height, (y + 1) * Height / height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right) = (x * Width / width, (x + 1) * Width / width);
                result.Set(x, y, Mean(left, top, right, bottom));
            }
        }

        return result;
    }

    private uint Mean(int left, int top, int right, int bottom)
    {
        (int red, int green, int blue) = (0, 0, 0);
        for (int y = top; y < bottom; y++)
        {
            for (int i = ((y * Width) + left) * 3; i < ((y * Width) + right) * 3; i += 3)
            {
                red += Pixels[i];
                green += Pixels[i + 1];
                blue += Pixels[i + 2];
            }
        }

        int n = (right - left) * (bottom - top);
        int half = n / 2;
        return (uint)((((red + half) / n) << 16) | (((green + half) / n) << 8) | ((blue + half) / n));
    }

    private static byte Mix(byte below, byte above, double opacity) => (byte)Math.Round(below + ((above - below) * opacity));
}
