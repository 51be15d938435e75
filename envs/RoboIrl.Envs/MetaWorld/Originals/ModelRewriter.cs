using System.Xml.Linq;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Gives an original model the names, sites and moved bodies that the tasks look for.</summary>
/// <remarks>Shapes, masses, joints, contacts and places stay those of the file.</remarks>
internal sealed class ModelRewriter
{
    private const string Goal = "goal";
    private const string KeptAside = "original_";

    // As many contacts and constraint rows as the engine sets aside by itself for these scenes; the most ever seen is a third of it.
    private const string Contacts = "100";
    private const string Rows = "500";

    private static readonly string[] Kinds = ["body", "joint", "site", "geom"];

    // Which attributes outside the tree of bodies name a part.
    private static readonly Dictionary<string, string> Naming = new(StringComparer.Ordinal)
    {
        ["joint"] = "joint",
        ["joint1"] = "joint",
        ["joint2"] = "joint",
        ["body"] = "body",
        ["body1"] = "body",
        ["body2"] = "body",
        ["geom1"] = "geom",
        ["geom2"] = "geom",
        ["site"] = "site",
    };

    private readonly XElement _root;
    private readonly PartFinder _parts;
    private readonly List<(string Kind, XElement Element, string Name)> _names = [];
    private readonly List<(XElement Body, XElement Added)> _added = [];

    private ModelRewriter(XElement root, string file) => (_root, _parts) = (root, new PartFinder(root, file));

    /// <summary>Rewrites a model in place.</summary>
    /// <param name="root">The model, includes written out.</param>
    /// <param name="names">What is what.</param>
    /// <exception cref="ConfigException">The file lacks a part, or a part cannot be moved.</exception>
    public static void Rewrite(XElement root, OriginalNames names)
    {
        ModelRewriter rewriter = new(root, names.File);

        // All is looked up by the file's names before any of them changes: theirs and ours overlap.
        foreach (XElement entry in names.Entries)
        {
            rewriter.Take(entry);
        }

        rewriter.AddGoal();
        rewriter.Rename();
        foreach ((XElement body, XElement added) in rewriter._added)
        {
            body.Add(added);
        }

        if (root.Element("size") is null)
        {
            root.AddFirst(new XElement("size", new XAttribute("nconmax", Contacts), new XAttribute("njmax", Rows)));
        }
    }

    private void Take(XElement entry)
    {
        string kind = entry.Name.LocalName;
        string name = Text(entry, "name");
        switch (kind)
        {
            case "actuator":
                _parts.Actuator(Text(entry, "moves"), entry).SetAttributeValue("name", name);
                return;
            case "weld":
                Weld(_parts.Weld(Text(entry, "body1"), Text(entry, "body2"), entry), name);
                return;
        }

        if (entry.Attribute("in") is { } inside)
        {
            XElement body = _parts.Find("body", inside.Value, entry);
            _added.Add((body, new XElement(kind, new XAttribute("name", name), new XAttribute("pos", Text(entry, "at")))));
            return;
        }

        XElement part = _parts.Find(kind, Text(entry, "is"), entry);
        _names.Add((kind, part, name));
        if (entry.Attribute("mocap")?.Value == "true")
        {
            MakeMovable(part, entry);
        }
    }

    // Its place becomes part of a world's state, so that worlds with different placements share a model.
    private static void MakeMovable(XElement body, XElement entry)
    {
        string shown = KeyNames.Show(Text(entry, "is"));
        if (body.Parent?.Name.LocalName != "worldbody")
        {
            throw OriginalProblem.At(body, $"tasks move the body '{shown}', so it has to be a child of the worldbody, not of another body");
        }

        if (body.Elements().Any(static e => e.Name.LocalName is "joint" or "freejoint"))
        {
            throw OriginalProblem.At(body, $"tasks move the body '{shown}', so it cannot have a joint; name the body around it in the table");
        }

        body.SetAttributeValue("mocap", "true");
    }

    // Written out: without it the engine takes the bodies' places at joint angles 0, where the hand is a metre from its set-point.
    private static void Weld(XElement weld, string name)
    {
        weld.SetAttributeValue("name", name);
        weld.SetAttributeValue("relpose", "0 0 0 1 0 0 0");
        weld.SetAttributeValue("torquescale", "1");
    }

    private void AddGoal()
    {
        XElement marker = new(
            "body",
            new XAttribute("name", Goal),
            new XAttribute("mocap", "true"),
            new XElement("site", new XAttribute("name", Goal), new XAttribute("size", "0.02"), new XAttribute("group", "1"), new XAttribute("rgba", "0.2 0.8 0.35 0.55")));
        XElement world = _root.Element("worldbody") ?? throw OriginalProblem.At(_root, "this model has no worldbody; it is not one of Meta-World's");
        _added.Add((world, marker));
    }

    private void Rename()
    {
        Dictionary<string, Dictionary<string, string>> changed = Kinds.ToDictionary(static kind => kind, static _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach ((string kind, XElement element, string name) in Bystanders().Concat(_names).ToArray())
        {
            if (element.Attribute("name") is { } old)
            {
                changed[kind][old.Value] = name;
            }

            element.SetAttributeValue("name", name);
        }

        foreach (XAttribute attribute in _root.Elements().Where(static e => e.Name.LocalName != "worldbody").Descendants().Attributes())
        {
            if (Naming.TryGetValue(attribute.Name.LocalName, out string? kind) && changed[kind].TryGetValue(attribute.Value, out string? now))
            {
                attribute.Value = now;
            }
        }

        foreach (XAttribute target in _root.Elements("worldbody").Descendants().Attributes("target"))
        {
            target.Value = changed["body"].GetValueOrDefault(target.Value, target.Value);
        }
    }

    // Parts that happen to have a name that another one gets.
    private IEnumerable<(string Kind, XElement Element, string Name)> Bystanders()
    {
        foreach (string kind in Kinds)
        {
            HashSet<XElement> taken = [.. _names.Select(static n => n.Element)];
            HashSet<string> given = new(_names.Where(n => n.Kind == kind).Select(static n => n.Name), StringComparer.Ordinal);
            given.UnionWith(_added.SelectMany(static a => a.Added.DescendantsAndSelf()).Where(e => e.Name.LocalName == kind).Select(static e => e.Attribute("name")!.Value));
            foreach (XElement element in _parts.All(kind).Where(e => !taken.Contains(e) && e.Attribute("name") is { } name && given.Contains(name.Value)))
            {
                yield return (kind, element, KeptAside + element.Attribute("name")!.Value);
            }
        }
    }

    private static string Text(XElement entry, string attribute) => entry.Attribute(attribute)!.Value;
}
