using System.Reflection;
using System.Xml.Linq;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Which parts of an original model are what the tasks look for: the tables of the folder <c>Names</c>.</summary>
/// <remarks>
/// A table is XML, <c>&lt;names file="sawyer_drawer.xml"&gt;</c> with an entry per part:
/// <list type="bullet">
/// <item><c>&lt;body name="OURS" is="THEIRS"/&gt;</c>, likewise joint, site and geom. THEIRS is a name, or a way down from a named body
/// for parts without one: <c>dial/body</c> is its first child body, <c>obj/joint</c> its first joint, <c>obj/joint2</c> the second.</item>
/// <item><c>mocap="true"</c> at a body: tasks move it; it has to be a child of the world without joints.</item>
/// <item><c>&lt;site name="OURS" in="BODY" at="X Y Z"/&gt;</c>, likewise body: added there, metres.</item>
/// <item><c>&lt;actuator name="OURS" moves="JOINT"/&gt;</c> and <c>&lt;weld name="OURS" body1=".." body2=".."/&gt;</c>.</item>
/// </list>
/// A user whose checkout has other names puts a changed table into the folder <c>roboirl</c> of the assets.
/// </remarks>
internal sealed record OriginalNames(string File, IReadOnlyList<XElement> Entries)
{
    private const string Resources = "originals/";
    private const string Extension = ".xml";
    private const string Arm = "arm";
    private static readonly Assembly Home = typeof(OriginalNames).Assembly;
    private static readonly string[] Kinds = ["body", "joint", "site", "geom", "actuator", "weld"];

    /// <summary>Names of all tables but the arm's, which are those of the project's own models.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Resources, StringComparison.Ordinal))
            .Select(static name => name[Resources.Length..^Extension.Length])
            .Where(static name => name != Arm)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads the table of a model together with that of the arm.</summary>
    /// <param name="model">One of <see cref="All"/>.</param>
    /// <param name="folder">Its own tables win.</param>
    /// <exception cref="ConfigException">A table of the user's is wrong.</exception>
    public static OriginalNames Read(string model, AssetsFolder folder)
    {
        XElement table = Table(model, folder);
        string file = table.Attribute("file")?.Value ?? throw OriginalProblem.At(table, "this table of names lacks the model file that it is for; write <names file=\"sawyer_....xml\">");
        if (file != Path.GetFileName(file) || file.Length == 0)
        {
            throw OriginalProblem.At(table, $"'{KeyNames.Show(file)}' is not a file name; give that of a file in sawyer_xyz, without folders");
        }

        return new OriginalNames(file, [.. Table(Arm, folder).Elements().Concat(table.Elements()).Select(Checked)]);
    }

    private static XElement Table(string name, AssetsFolder folder)
    {
        string own = Path.Combine(folder.Root, "roboirl", name + Extension);
        if (System.IO.File.Exists(own))
        {
            return XmlFile.Read(own);
        }

        using Stream stream = Home.GetManifestResourceStream(Resources + name + Extension)
            ?? throw new ArgumentException($"There is no table of names '{name}'; there are: {string.Join(", ", All)}.", nameof(name));
        using StreamReader reader = new(stream);
        return XmlFile.Parse(reader.ReadToEnd(), $"names/{name}{Extension}");
    }

    private static XElement Checked(XElement entry)
    {
        string kind = entry.Name.LocalName;
        if (!Kinds.Contains(kind, StringComparer.Ordinal))
        {
            throw OriginalProblem.At(entry, $"'{KeyNames.Show(kind)}' is no kind of part; expected one of {string.Join(", ", Kinds)}");
        }

        string[] needed = kind switch
        {
            "actuator" => ["name", "moves"],
            "weld" => ["name", "body1", "body2"],
            _ => entry.Attribute("in") is null ? ["name", "is"] : ["name", "in", "at"],
        };
        return Array.Find(needed, a => entry.Attribute(a) is null) is { } missing
            ? throw OriginalProblem.At(entry, $"this {kind} lacks {missing}=\"...\"; it needs {string.Join(", ", needed)}")
            : entry;
    }
}
