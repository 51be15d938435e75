using System.Reflection;
using System.Xml.Linq;

namespace RoboIrl.Text2Reward.Prompts;

/// <summary>What the documentation of the contract's types says, as the compiler wrote it when it compiled them.</summary>
internal sealed class ContractDocumentation
{
    private const string Resource = "RoboIrl.Core.xml";
    private readonly Dictionary<string, XElement> _members;

    private ContractDocumentation(Stream xml) => _members = XDocument.Load(xml)
        .Descendants("member")
        .ToDictionary(static member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The documentation that is part of this assembly.</summary>
    public static ContractDocumentation Shared { get; } = Load();

    /// <summary>Summary of a type.</summary>
    /// <param name="type">A type of the contract.</param>
    public string Of(Type type) => Summary("T:" + NameOf(type));

    /// <summary>Summary of a member.</summary>
    /// <param name="member">A property, method or field of a type of the contract.</param>
    public string Of(MemberInfo member) => Summary(IdOf(member));

    /// <summary>What is said of a parameter of a method, or of a positional member of a record.</summary>
    /// <param name="owner">The method, or the record's type.</param>
    /// <param name="name">Its name.</param>
    public string OfParameter(MemberInfo owner, string name)
    {
        string id = owner is Type type ? "T:" + NameOf(type) : IdOf(owner);
        XElement? parameter = Find(id).Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name);
        return parameter is null ? throw Undocumented($"the parameter '{name}' of {id}") : Text(parameter);
    }

    private static ContractDocumentation Load()
    {
        using Stream xml = typeof(ContractDocumentation).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource '{Resource}'; its project file embeds it: build the project anew.");
        return new ContractDocumentation(xml);
    }

    private string Summary(string id) => Find(id).Element("summary") is { } summary ? Text(summary) : throw Undocumented(id);

    private XElement Find(string id) => _members.TryGetValue(id, out XElement? member) ? member : throw Undocumented(id);

    private static InvalidOperationException Undocumented(string id) =>
        new($"The contract's documentation says nothing of {id}. Every member that an author may use needs a summary with its units and range.");

    // References become the last part of what they name, everything on one line.
    private static string Text(XElement element)
    {
        IEnumerable<string> parts = element.Nodes().Select(static node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => LastPart(see.Attribute("cref")?.Value ?? see.Value),
            XElement { Name.LocalName: "paramref" or "typeparamref" } named => named.Attribute("name")?.Value ?? "",
            XElement other => other.Value,
            _ => "",
        });
        return string.Join(' ', string.Concat(parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string LastPart(string reference)
    {
        string name = reference.Split('(')[0];
        return name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    private static string IdOf(MemberInfo member)
    {
        string name = $"{NameOf(member.DeclaringType!)}.{member.Name}";
        return member switch
        {
            PropertyInfo => "P:" + name,
            FieldInfo => "F:" + name,
            MethodInfo method when method.GetParameters() is { Length: > 0 } parameters => $"M:{name}({string.Join(",", parameters.Select(static p => NameOf(p.ParameterType)))})",
            _ => "M:" + name,
        };
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');
}
