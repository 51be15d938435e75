namespace RoboIrl.Reporting.Plots;

/// <summary>What a chart is drawn on. Coordinates are logical pixels from the top left corner.</summary>
internal interface ICanvas
{
    /// <summary>A line through points.</summary>
    void Polyline(ReadOnlySpan<(double X, double Y)> points, uint color, double width);

    /// <summary>A filled shape.</summary>
    void Polygon(ReadOnlySpan<(double X, double Y)> points, uint color, double opacity);

    /// <summary>One line of text, its middle height at <paramref name="y"/>.</summary>
    void Text(double x, double y, string text, uint color, TextAnchor anchor, bool large = false, bool upward = false);
}
