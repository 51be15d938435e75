using RoboIrl.Core.Imaging;
using RoboIrl.Reporting.Data;

namespace RoboIrl.Reporting.Plots;

/// <summary>Learning curves: the mean over seeds as a line, one standard deviation to each side as a band; and points of their own.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XLabel">Below the horizontal axis, with its unit.</param>
/// <param name="YLabel">Beside the vertical axis, with its unit.</param>
/// <param name="Bands">One per experiment, at least one.</param>
public sealed record LearningCurveChart(string Title, string XLabel, string YLabel, IReadOnlyList<CurveBand> Bands)
{
    private const int PlotWidth = 800; // with what is left and right of the plot
    private const int Height = 500;
    private const int Left = 78;
    private const int Right = 24;
    private const int LegendWidth = 270;
    private const int MostInside = 6; // a longer legend would hide the curves, so it stands beside them
    private const double Dash = 7;
    private const int Top = 44;
    private const int Bottom = 56;
    private const uint Ink = 0x222222;
    private const uint Grid = 0xE2E2E2;

    private const double DotRadius = 3.5;
    private const int DotCorners = 16;
    private const double CrossArm = 4;
    private const double CrossGrowth = 2.5;

    // Distinct also for colour-blind eyes: Okabe and Ito, Color Universal Design, 2008; then three of Paul Tol's muted scheme, 2021.
    private static readonly uint[] Colors = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0x882255, 0x999933, 0x332288];

    /// <summary>Whether the vertical axis is logarithmic, in whole decades; all values must be above 0 then.</summary>
    public bool LogarithmicY { get; init; }

    private bool IsLegendBeside => Bands.Count > MostInside;

    private int Width => PlotWidth + (IsLegendBeside ? LegendWidth : 0);

    /// <summary>The chart as an SVG document.</summary>
    public string ToSvg()
    {
        SvgCanvas canvas = new(Width, Height);
        Draw(canvas);
        return canvas.Finish();
    }

    /// <summary>The chart as an image, drawn without any other program.</summary>
    /// <param name="scale">Image pixels per logical pixel; the chart is 800 x 500 logical pixels, wider where a long legend stands beside it.</param>
    public RgbImage ToImage(int scale = 2)
    {
        RasterCanvas canvas = new(Width, Height, scale);
        Draw(canvas);
        return canvas.Image;
    }

    private void Draw(ICanvas canvas)
    {
        (double Step, double Value)[] points = [.. Bands.SelectMany(static b => b.Steps.Zip(b.Low).Concat(b.Steps.Zip(b.High)).Concat(b.Dots).Concat(b.Crosses))];
        if (points.Length == 0)
        {
            throw new InvalidOperationException($"The chart '{Title}' has no curve.");
        }

        Ticks x = Ticks.Around(Math.Min(0, points.Min(static p => p.Step)), points.Max(static p => p.Step), 6);
        (double low, double high) = (Scaled(points.Min(static p => p.Value)), Scaled(points.Max(static p => p.Value)));
        Ticks y = LogarithmicY ? new Ticks(Math.Floor(low), Math.Max(Math.Floor(low) + 1, Math.Ceiling(high)), 1) : Ticks.Around(low, high, 7);
        DrawFrame(canvas, x, y);
        for (int i = 0; i < Bands.Count; i++)
        {
            DrawBand(canvas, i, x, y);
            double arm = CrossArm + (CrossGrowth * Bands.Skip(i + 1).Count(static b => b.Crosses.Count > 0)); // those of later bands at the same place leave its ends to be seen
            foreach ((double step, double value) in Bands[i].Crosses)
            {
                DrawCross(canvas, PlaceX(step, x), PlaceY(value, y), arm, Colors[i % Colors.Length]);
            }
        }

        DrawLegend(canvas);
    }

    private void DrawFrame(ICanvas canvas, Ticks x, Ticks y)
    {
        foreach (double tick in y.Values)
        {
            double value = LogarithmicY ? Math.Pow(10, tick) : tick, at = PlaceY(value, y);
            canvas.Polyline([(Left, at), (PlotWidth - Right, at)], Grid, 1);
            canvas.Text(Left - 8, at, Ticks.Label(value), Ink, TextAnchor.End);
        }

        foreach (double tick in x.Values)
        {
            double at = PlaceX(tick, x);
            canvas.Polyline([(at, Top), (at, Height - Bottom)], Grid, 1);
            canvas.Text(at, Height - Bottom + 14, Ticks.Label(tick), Ink, TextAnchor.Middle);
        }

        canvas.Polyline([(Left, Top), (Left, Height - Bottom), (PlotWidth - Right, Height - Bottom)], Ink, 1.2);
        canvas.Text(Width / 2.0, Top / 2.0, Title, Ink, TextAnchor.Middle, large: true);
        canvas.Text((Left + PlotWidth - Right) / 2.0, Height - 18, XLabel, Ink, TextAnchor.Middle);
        canvas.Text(18, (Top + Height - Bottom) / 2.0, YLabel, Ink, TextAnchor.Middle, upward: true);
    }

    private void DrawBand(ICanvas canvas, int index, Ticks x, Ticks y)
    {
        CurveBand band = Bands[index];
        uint color = Colors[index % Colors.Length];
        int n = band.Steps.Count;
        if (band.Seeds > 1)
        {
            (double, double)[] outline = new (double, double)[2 * n];
            for (int i = 0; i < n; i++)
            {
                outline[i] = (PlaceX(band.Steps[i], x), PlaceY(band.High[i], y));
                outline[(2 * n) - 1 - i] = (PlaceX(band.Steps[i], x), PlaceY(band.Low[i], y));
            }

            canvas.Polygon(outline, color, 0.2);
        }

        if (n > 1)
        {
            DrawLine(canvas, index, [.. Enumerable.Range(0, n).Select(i => (PlaceX(band.Steps[i], x), PlaceY(band.Mean[i], y)))], 2);
        }

        foreach ((double step, double value) in band.Dots)
        {
            DrawDot(canvas, PlaceX(step, x), PlaceY(value, y), color);
        }
    }

    // Where there are more bands than colours, those that have a colour again are dashed.
    private static void DrawLine(ICanvas canvas, int index, (double X, double Y)[] points, double width)
    {
        uint color = Colors[index % Colors.Length];
        if (index < Colors.Length)
        {
            canvas.Polyline(points, color, width);
            return;
        }

        foreach (((double X, double Y) from, (double X, double Y) to) in points.Zip(points.Skip(1)))
        {
            double length = Math.Max(double.Hypot(to.X - from.X, to.Y - from.Y), 1e-9);
            for (double at = 0; at < length; at += 2 * Dash)
            {
                canvas.Polyline([Along(at), Along(Math.Min(at + Dash, length))], color, width);
            }

            (double, double) Along(double distance) => (from.X + ((to.X - from.X) * distance / length), from.Y + ((to.Y - from.Y) * distance / length));
        }
    }

    private static void DrawDot(ICanvas canvas, double x, double y, uint color) =>
        canvas.Polygon([.. Enumerable.Range(0, DotCorners).Select(i => Math.SinCos(2 * Math.PI * i / DotCorners)).Select(at => (x + (DotRadius * at.Cos), y + (DotRadius * at.Sin)))], color, 1);

    private static void DrawCross(ICanvas canvas, double x, double y, double arm, uint color)
    {
        canvas.Polyline([(x - arm, y - arm), (x + arm, y + arm)], color, 1.6);
        canvas.Polyline([(x - arm, y + arm), (x + arm, y - arm)], color, 1.6);
    }

    private void DrawLegend(ICanvas canvas)
    {
        int left = IsLegendBeside ? PlotWidth - Right : Left;
        for (int i = 0; i < Bands.Count; i++)
        {
            double at = Top + 14 + (i * 16);
            if (Bands[i].Steps.Count > 0)
            {
                DrawLine(canvas, i, [(left + 12, at), (left + 34, at)], 3);
            }
            else
            {
                DrawCross(canvas, left + 23, at, CrossArm, Colors[i % Colors.Length]);
            }

            string seeds = Bands[i].Seeds switch { 0 => "", 1 => " (1 seed)", int n => $" ({n} seeds)" };
            canvas.Text(left + 42, at, Bands[i].Name + seeds, Ink, TextAnchor.Start);
        }
    }

    private static double PlaceX(double value, Ticks ticks) => Left + ((value - ticks.First) / (ticks.Last - ticks.First) * (PlotWidth - Left - Right));

    // What is measured along the vertical axis, as its ticks are.
    private double Scaled(double value) => LogarithmicY ? Math.Log10(value) : value;

    private double PlaceY(double value, Ticks ticks) => Height - Bottom - ((Scaled(value) - ticks.First) / (ticks.Last - ticks.First) * (Height - Top - Bottom));
}
