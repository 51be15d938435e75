using System.Globalization;
using System.Xml.Linq;
using RoboIrl.Core.Imaging;
using RoboIrl.Reporting.Data;
using RoboIrl.Reporting.Plots;
using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class ChartTests
{
    private static readonly LearningCurveChart Chart = new("HalfCheetah <v5>", "environment steps", "return",
    [
        CurveBand.Of("ppo", [new Curve([0, 500_000, 1_000_000], [-200, 1200, 1500]), new Curve([0, 500_000, 1_000_000], [-100, 800, 1400])]),
        CurveBand.Of("sac", [new Curve([0, 300_000], [-250, 6500])]),
    ]);

    [Fact]
    public void ToSvg_TwoExperiments_IsXmlWithLinesBandTicksAndLegend()
    {
        XDocument svg = XDocument.Parse(Chart.ToSvg());
        XNamespace ns = "http://www.w3.org/2000/svg";
        string[] texts = [.. svg.Descendants(ns + "text").Select(t => t.Value)];
        Assert.Contains("HalfCheetah <v5>", texts);
        Assert.Contains("ppo (2 seeds)", texts);
        Assert.Contains("sac (1 seed)", texts);
        Assert.Contains("200k", texts);
        Assert.Contains("1M", texts);
        Assert.Single(svg.Descendants(ns + "polygon")); // one seed has no band
    }

    [Fact]
    public void ToImage_ShowsTheSameCurvesInTheirColors()
    {
        RgbImage image = Chart.ToImage(1);
        Assert.Equal((800, 500), (image.Width, image.Height));
        Assert.True(Count(image, 0x0072B2) > 200, "the first curve is missing");
        Assert.True(Count(image, 0xD55E00) > 100, "the second curve is missing");
        Assert.True(Count(image, 0xFFFFFF) > 200_000, "the background is not white");
    }

    [Fact]
    public void ToSvg_PointsOnly_HasTheirMarksInReach()
    {
        LearningCurveChart chart = new("points", "x", "y", [CurveBand.OfPoints("both", [(1, 10), (2, 20)], [(3, 90)]), CurveBand.OfPoints("crosses", [], [(4, 50)])]);
        XDocument svg = XDocument.Parse(chart.ToSvg());
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(2, svg.Descendants(ns + "polygon").Count()); // dots
        Assert.Equal(2 * 3, svg.Descendants(ns + "polyline").Count(static l => l.Attribute("stroke-width")!.Value == "1.6")); // two crosses and one in the legend
        Assert.Single(svg.Descendants(ns + "polyline"), static l => l.Attribute("stroke-width")!.Value == "2"); // the line through the dots
        Assert.Contains("100", svg.Descendants(ns + "text").Select(static t => t.Value)); // the axis holds the cross at 90
        Assert.Throws<InvalidOperationException>(() => new LearningCurveChart("none", "x", "y", [CurveBand.OfPoints("none", [], [])]).ToSvg());
    }

    [Fact]
    public void ToSvg_LogarithmicAxis_HasDecadesAtEqualDistances()
    {
        LearningCurveChart chart = new("decades", "x", "y", [CurveBand.OfPoints("a", [(1, 20_000), (2, 36_500_000)], [])]) { LogarithmicY = true };
        XNamespace ns = "http://www.w3.org/2000/svg";
        Dictionary<string, double> at = XDocument.Parse(chart.ToSvg()).Descendants(ns + "text").Where(static t => t.Attribute("text-anchor")!.Value == "end")
            .ToDictionary(static t => t.Value, static t => double.Parse(t.Attribute("y")!.Value, CultureInfo.InvariantCulture));
        Assert.Equal(["100M", "10M", "1M", "100k", "10k"], at.OrderBy(static t => t.Value).Select(static t => t.Key));
        Assert.Equal(at["100k"] - at["1M"], at["10k"] - at["100k"], 1);
    }

    [Fact]
    public void ToSvg_MoreBandsThanColors_StandBesideTheirLegendAndAreTold()
    {
        LearningCurveChart chart = new("many", "x", "y", [.. Enumerable.Range(0, 11).Select(static i => CurveBand.OfPoints($"line {i}", [(0, i), (10, i)], []))]);
        XNamespace ns = "http://www.w3.org/2000/svg";
        XDocument svg = XDocument.Parse(chart.ToSvg());
        XElement[] lines = [.. svg.Descendants(ns + "polyline").Where(static l => l.Attribute("stroke-width")!.Value == "2")];
        double right = lines.Max(static l => l.Attribute("points")!.Value.Split(' ', ',').Where(static (_, i) => i % 2 == 0).Max(static x => double.Parse(x, CultureInfo.InvariantCulture)));
        XElement[] names = [.. svg.Descendants(ns + "text").Where(static t => t.Value.StartsWith("line ", StringComparison.Ordinal))];
        Assert.Equal(11, names.Length);
        Assert.All(names, name => Assert.True(double.Parse(name.Attribute("x")!.Value, CultureInfo.InvariantCulture) > right, "a name lies over the curves"));
        Assert.Single(lines, static l => l.Attribute("stroke")!.Value.Contains("D55E00", StringComparison.OrdinalIgnoreCase));
        Assert.True(lines.Count(static l => l.Attribute("stroke")!.Value.Contains("0072B2", StringComparison.OrdinalIgnoreCase)) > 20, "the eleventh line has the first one's colour and must be dashed");
        Assert.Equal(1070, chart.ToImage(1).Width);
        Assert.Equal(800, (chart with { Bands = [.. chart.Bands.Take(6)] }).ToImage(1).Width);
    }

    [Fact]
    public void ToImage_PointsOnly_ShowsDotsAndCrosses()
    {
        RgbImage dot = new LearningCurveChart("dot", "x", "y", [CurveBand.OfPoints("a", [(1, 10)], [])]).ToImage(1);
        RgbImage none = new LearningCurveChart("dot", "x", "y", [new CurveBand("a", 0, [1], [10], [10], [10])]).ToImage(1);
        Assert.InRange(Count(dot, 0x0072B2) - Count(none, 0x0072B2), 20, 60); // a disc with radius 3.5

        RgbImage crosses = new LearningCurveChart("crosses", "x", "y", [CurveBand.OfPoints("a", [(1, 10)], [(2, 20)]), CurveBand.OfPoints("b", [(1, 10)], [(2, 20)])]).ToImage();
        RgbImage second = new LearningCurveChart("crosses", "x", "y", [CurveBand.OfPoints("a", [(1, 10)], []), CurveBand.OfPoints("b", [(1, 10)], [(2, 20)])]).ToImage();
        Assert.InRange(Count(crosses, 0x0072B2) - Count(second, 0x0072B2), 8, 200); // the ends of a cross under another one
    }

    [Fact]
    public void Polygon_HalfPixels_AreHalfCovered()
    {
        RasterCanvas canvas = new(4, 4, 1);
        canvas.Polygon([(0.5, 1), (3, 1), (3, 3), (0.5, 3)], 0x000000, 1);
        Assert.Equal(128, canvas.Image.Pixels[(1 * 4 * 3) + 0], 1.0);
        Assert.Equal(0, canvas.Image.Pixels[(1 * 4 * 3) + 3]);
        Assert.Equal(255, canvas.Image.Pixels[(1 * 4 * 3) + 9]);
        Assert.Equal(255, canvas.Image.Pixels[0]);
    }

    [Fact]
    public void Polyline_WithJoint_PaintsNoPixelTwice()
    {
        RasterCanvas canvas = new(20, 20, 1);
        canvas.Polyline([(2, 10.5), (10, 10.5), (18, 10.5)], 0x808080, 1);
        byte[] row = [.. Enumerable.Range(4, 12).Select(x => canvas.Image.Pixels[((10 * 20) + x) * 3])];
        Assert.All(row, v => Assert.Equal(0x80, v));
    }

    [Theory]
    [InlineData(0, 1_000_000, 0, 1_000_000, 200_000)]
    [InlineData(-213, 1498, -500, 1500, 500)]
    [InlineData(5, 5, 4.4, 5.6, 0.2)]
    public void Around_Range_GivesRoundNumbersThatContainIt(double low, double high, double first, double last, double step)
    {
        Ticks ticks = Ticks.Around(low, high, 6);
        Assert.Equal(first, ticks.First, 9);
        Assert.Equal(last, ticks.Last, 9);
        Assert.Equal(step, ticks.Step, 9);
    }

    private static int Count(RgbImage image, uint color)
    {
        int n = 0;
        for (int i = 0; i < image.Pixels.Length; i += 3)
        {
            n += ((image.Pixels[i] << 16) | (image.Pixels[i + 1] << 8) | image.Pixels[i + 2]) == color ? 1 : 0;
        }

        return n;
    }
}
