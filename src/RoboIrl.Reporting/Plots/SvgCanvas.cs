using System.Globalization;
using System.Security;
using System.Text;

namespace RoboIrl.Reporting.Plots;

/// <summary>Draws into an SVG document.</summary>
internal sealed class SvgCanvas : ICanvas
{
    private readonly StringBuilder _svg = new();

    public SvgCanvas(int width, int height)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"monospace\">\n");
        _svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
    }

    /// <summary>The whole document.</summary>
    public string Finish() => _svg + "</svg>\n";

    public void Polyline(ReadOnlySpan<(double X, double Y)> points, uint color, double width) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{Join(points)}\" fill=\"none\" stroke=\"#{color:x6}\" stroke-width=\"{width:0.##}\" stroke-linejoin=\"round\"/>\n");

    public void Polygon(ReadOnlySpan<(double X, double Y)> points, uint color, double opacity) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Join(points)}\" fill=\"#{color:x6}\" fill-opacity=\"{opacity:0.##}\"/>\n");

    public void Text(double x, double y, string text, uint color, TextAnchor anchor, bool large, bool upward)
    {
        string turn = upward ? string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {x:0.##} {y:0.##})\"") : "";
        string place = anchor switch { TextAnchor.Start => "start", TextAnchor.Middle => "middle", _ => "end" };
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" dominant-baseline=\"central\" text-anchor=\"{place}\" font-size=\"{(large ? 15 : 11)}\" fill=\"#{color:x6}\"{turn}>{SecurityElement.Escape(text)}</text>\n");
    }

    private static string Join(ReadOnlySpan<(double X, double Y)> points)
    {
        StringBuilder list = new();
        foreach ((double x, double y) in points)
        {
            list.Append(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##} ");
        }

        return list.ToString().TrimEnd();
    }
}
