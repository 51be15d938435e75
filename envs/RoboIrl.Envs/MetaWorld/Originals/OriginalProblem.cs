using System.Xml;
using System.Xml.Linq;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Errors in a user's own models, with the file and line they are in.</summary>
internal static class OriginalProblem
{
    /// <summary>An error at a place.</summary>
    public static ConfigException At(SourcePosition place, string message) => new([new ConfigProblem(place, "", message)]);

    /// <summary>An error at a place.</summary>
    public static ConfigException At(string file, int line, int column, string message) => At(new SourcePosition(file, line, column), message);

    /// <summary>An error in an element.</summary>
    public static ConfigException At(XElement element, string message) => At(PlaceOf(element), message);

    /// <summary>Where an element is written.</summary>
    public static SourcePosition PlaceOf(XElement element)
    {
        IXmlLineInfo line = element;
        return new SourcePosition(element.AncestorsAndSelf().Select(e => e.Annotation<SourceFile>()).FirstOrDefault(f => f is not null)?.Path ?? "", line.LineNumber, line.LinePosition);
    }

    /// <summary>Marks which file an element was read from.</summary>
    /// <param name="Path">The file.</param>
    internal sealed record SourceFile(string Path);
}
