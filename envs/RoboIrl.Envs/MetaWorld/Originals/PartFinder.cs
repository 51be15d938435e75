using System.Globalization;
using System.Xml.Linq;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Text;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Finds parts of a model by the names of its own file.</summary>
/// <param name="root">The model, includes written out.</param>
/// <param name="file">Its file name, for messages.</param>
internal sealed class PartFinder(XElement root, string file)
{
    private const int MostNames = 16;

    /// <summary>The elements that hold bodies.</summary>
    private IEnumerable<XElement> Worlds => root.Elements("worldbody");

    /// <summary>All parts of a kind, in the order of the file.</summary>
    /// <param name="kind">body, joint, site or geom.</param>
    public IEnumerable<XElement> All(string kind) => Worlds.Descendants().Where(e => IsOf(kind, e));

    /// <summary>A part by name, or by the way down from a named body.</summary>
    /// <param name="kind">body, joint, site or geom.</param>
    /// <param name="reference">As <see cref="OriginalNames"/> describes it.</param>
    /// <param name="entry">Where it is asked for.</param>
    /// <exception cref="ConfigException">There is none.</exception>
    public XElement Find(string kind, string reference, XElement entry)
    {
        string[] way = reference.Split('/');
        XElement part = Named(way.Length == 1 ? kind : "body", way[0], entry);
        foreach (string step in way.Skip(1))
        {
            part = Child(part, step, reference, entry);
        }

        return IsOf(kind, part) ? part : throw OriginalProblem.At(entry, $"'{KeyNames.Show(reference)}' is a {part.Name.LocalName} of {file}, not a {kind}");
    }

    /// <summary>The actuator of a joint.</summary>
    /// <param name="joint">The joint's name in the file.</param>
    /// <param name="entry">Where it is asked for.</param>
    /// <exception cref="ConfigException">There is none.</exception>
    public XElement Actuator(string joint, XElement entry)
    {
        XElement[] all = [.. root.Elements("actuator").Elements()];
        return Array.Find(all, a => a.Attribute("joint")?.Value == joint)
            ?? throw OriginalProblem.At(entry, $"{file} has no actuator that moves the joint '{KeyNames.Show(joint)}'{List(joint, all.Select(static a => a.Attribute("joint")?.Value))}");
    }

    /// <summary>The weld between two bodies.</summary>
    /// <param name="one">A body's name in the file.</param>
    /// <param name="other">Another's.</param>
    /// <param name="entry">Where it is asked for.</param>
    /// <exception cref="ConfigException">There is none.</exception>
    public XElement Weld(string one, string other, XElement entry)
    {
        XElement[] all = [.. root.Elements("equality").Elements("weld")];
        string asked = $"{one}-{other}";
        return Array.Find(all, w => Pair(w) == asked)
            ?? throw OriginalProblem.At(entry, $"{file} has no weld '{KeyNames.Show(asked)}' of two bodies{List(asked, all.Select(Pair))}");

        static string Pair(XElement weld) => $"{weld.Attribute("body1")?.Value}-{weld.Attribute("body2")?.Value}";
    }

    private static bool IsOf(string kind, XElement element) => element.Name.LocalName == kind || (kind == "joint" && element.Name.LocalName == "freejoint");

    private XElement Named(string kind, string name, XElement entry) =>
        All(kind).FirstOrDefault(e => e.Attribute("name")?.Value == name)
        ?? throw OriginalProblem.At(entry, $"{file} has no {kind} '{KeyNames.Show(name)}'{List(name, All(kind).Select(static e => e.Attribute("name")?.Value))}. If your checkout calls it otherwise, put a changed copy of this table into the folder 'roboirl' of the assets");

    private XElement Child(XElement body, string step, string reference, XElement entry)
    {
        string kind = step.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string digits = step[kind.Length..];
        int number = digits.Length == 0 ? 1 : int.TryParse(digits, CultureInfo.InvariantCulture, out int given) ? given : 0;
        return body.Elements().Where(e => IsOf(kind, e)).ElementAtOrDefault(number - 1)
            ?? throw OriginalProblem.At(entry, $"{file} has no '{KeyNames.Show(step)}' on the way '{KeyNames.Show(reference)}'; that body has {Children(body)}");
    }

    private static string Children(XElement body) =>
        string.Join(", ", body.Elements().GroupBy(static e => e.Name.LocalName).Select(static g => FormattableString.Invariant($"{g.Count()} {g.Key}"))) is { Length: > 0 } list ? list : "nothing inside";

    private static string List(string asked, IEnumerable<string?> names)
    {
        string[] known = [.. names.OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] nearest = [.. known.OrderBy(n => NearMiss.Distance(asked, n)).Take(MostNames).Order(StringComparer.Ordinal).Select(KeyNames.Show)];
        return NearMiss.Hint(asked, known) + (nearest.Length == 0 ? "; it has none with a name" : $"; it has {string.Join(", ", nearest)}{(known.Length > MostNames ? ", ..." : "")}");
    }
}
