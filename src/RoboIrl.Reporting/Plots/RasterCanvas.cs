using RoboIrl.Core.Imaging;

namespace RoboIrl.Reporting.Plots;

/// <summary>Draws into an image, with smooth edges: a pixel takes the colour in proportion to how much of it is covered.</summary>
internal sealed class RasterCanvas : ICanvas
{
    private const int SubRows = 4;
    private readonly int _scale;
    private readonly float[] _coverage;

    /// <param name="width">Logical pixels.</param>
    /// <param name="height">Logical pixels.</param>
    /// <param name="scale">Image pixels per logical pixel.</param>
    public RasterCanvas(int width, int height, int scale)
    {
        _scale = scale;
        Image = new RgbImage(width * scale, height * scale);
        Image.Fill(0xFFFFFF);
        _coverage = new float[Image.Width * Image.Height];
    }

    public RgbImage Image { get; }

    public void Polyline(ReadOnlySpan<(double X, double Y)> points, uint color, double width)
    {
        // Coverage is collected first: where two segments meet, nothing may be painted twice.
        double radius = width * _scale / 2;
        for (int i = 1; i < points.Length; i++)
        {
            CoverSegment(points[i - 1].X * _scale, points[i - 1].Y * _scale, points[i].X * _scale, points[i].Y * _scale, radius);
        }

        Paint(color, 1);
    }

    public void Polygon(ReadOnlySpan<(double X, double Y)> points, uint color, double opacity)
    {
        List<double> crossings = [];
        for (int sub = 0; sub < Image.Height * SubRows; sub++)
        {
            double y = (sub + 0.5) / SubRows;
            crossings.Clear();
            for (int i = 0; i < points.Length; i++)
            {
                (double ax, double ay) = (points[i].X * _scale, points[i].Y * _scale);
                (double bx, double by) = (points[(i + 1) % points.Length].X * _scale, points[(i + 1) % points.Length].Y * _scale);
                if (ay <= y != by <= y)
                {
                    crossings.Add(ax + ((y - ay) / (by - ay) * (bx - ax)));
                }
            }

            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                CoverSpan(sub / SubRows, crossings[i], crossings[i + 1]);
            }
        }

        Paint(color, opacity);
    }

    public void Text(double x, double y, string text, uint color, TextAnchor anchor, bool large, bool upward)
    {
        int dots = large ? _scale + 1 : _scale;
        int width = BitmapFont.Width(text, dots);
        int back = anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => width / 2, _ => width };
        int half = 7 * dots / 2; // capitals are seven dots high
        (int px, int py) = ((int)Math.Round(x * _scale), (int)Math.Round(y * _scale));
        BitmapFont.Draw(Image, text, upward ? px - half : px - back, upward ? py + back : py - half, color, dots, upward);
    }

    private void CoverSegment(double ax, double ay, double bx, double by, double radius)
    {
        (double dx, double dy) = (bx - ax, by - ay);
        double squared = (dx * dx) + (dy * dy);
        int left = (int)Math.Max(0, Math.Floor(Math.Min(ax, bx) - radius - 1));
        int right = (int)Math.Min(Image.Width - 1, Math.Ceiling(Math.Max(ax, bx) + radius + 1));
        int top = (int)Math.Max(0, Math.Floor(Math.Min(ay, by) - radius - 1));
        int bottom = (int)Math.Min(Image.Height - 1, Math.Ceiling(Math.Max(ay, by) + radius + 1));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                (double px, double py) = (x + 0.5 - ax, y + 0.5 - ay);
                double along = squared > 0 ? Math.Clamp(((px * dx) + (py * dy)) / squared, 0, 1) : 0;
                double distance = Math.Sqrt(Square(px - (along * dx)) + Square(py - (along * dy)));
                ref float cover = ref _coverage[(y * Image.Width) + x];
                cover = Math.Max(cover, (float)Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }
    }

    private void CoverSpan(int row, double from, double to)
    {
        (from, to) = (Math.Clamp(from, 0, Image.Width), Math.Clamp(to, 0, Image.Width));
        for (int x = (int)from; x < Math.Min(Image.Width, Math.Ceiling(to)); x++)
        {
            double part = Math.Min(x + 1, to) - Math.Max(x, from);
            _coverage[(row * Image.Width) + x] += (float)(part / SubRows);
        }
    }

    private void Paint(uint color, double opacity)
    {
        for (int i = 0; i < _coverage.Length; i++)
        {
            if (_coverage[i] > 0)
            {
                Image.Blend(i % Image.Width, i / Image.Width, color, Math.Min(1, _coverage[i]) * opacity);
            }
        }

        Array.Clear(_coverage);
    }

    private static double Square(double v) => v * v;
}
