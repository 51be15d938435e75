using System.Text;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Imaging;
using RoboIrl.Core.Runs;
using RoboIrl.Reporting;
using RoboIrl.Reporting.Plots;

namespace RoboIrl.Cli.Running;

/// <summary>Writes what a report consists of, and names each file.</summary>
internal static class ReportFiles
{
    /// <summary>Writes <c>results.md</c> into a folder, which is created.</summary>
    public static void Write(string text, string folder, Screen screen)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "results.md");
        File.WriteAllText(path, text);
        screen.Out.WriteLine(path);
    }

    /// <summary>Writes a chart as SVG and PNG.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="name">Path without an ending.</param>
    /// <param name="screen">Gets the names.</param>
    public static void Write(LearningCurveChart chart, string name, Screen screen)
    {
        File.WriteAllText(name + ".svg", chart.ToSvg());
        PngWriter.Write(name + ".png", chart.ToImage());
        screen.Out.WriteLine($"{name}.svg");
        screen.Out.WriteLine($"{name}.png");
    }

    /// <summary>A document with a text in its section.</summary>
    /// <param name="document">Path of the document.</param>
    /// <param name="section">Name of the section.</param>
    /// <param name="text">What shall stand there.</param>
    /// <exception cref="InvalidDataException">It has no such section.</exception>
    public static string Insert(string document, string section, string text) => MarkedSection.Replace(File.ReadAllText(document), section, text);

    /// <summary>Writes a text into the section of a document, and names the document.</summary>
    /// <param name="document">Path of the document.</param>
    /// <param name="section">Name of the section.</param>
    /// <param name="text">What shall stand there.</param>
    /// <param name="screen">Gets the name.</param>
    /// <exception cref="InvalidDataException">It has no such section; nothing is written then.</exception>
    public static void WriteInto(string document, string section, string text, Screen screen)
    {
        AtomicFile.Write(document, Encoding.UTF8.GetBytes(Insert(document, section, text)));
        screen.Out.WriteLine(document);
    }
}
