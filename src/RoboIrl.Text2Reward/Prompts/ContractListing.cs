using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Prompts;

/// <summary>
/// The part of the contract that one environment offers, as C# declarations with a comment on each: read off the types that programs
/// are compiled against, so that it cannot say anything else than they do.
/// </summary>
public static class ContractListing
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Writes the declarations: the environment's world first, then every type that can be reached from it, and the reward's terms.</summary>
    /// <param name="environment">The environment.</param>
    /// <exception cref="InvalidOperationException">A member has no documentation.</exception>
    public static string Write(RewardEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        HashSet<Type> reached = Reach(environment);
        StringBuilder text = new();
        foreach (Type type in RewardContract.Types.Where(reached.Contains).OrderBy(type => type == environment.World ? 0 : 1))
        {
            text.Append(text.Length > 0 ? "\n" : "");
            WriteType(type, environment, text);
        }

        return text.ToString();
    }

    /// <summary>The members of a type that an author can use: what it declares and, for a world, what every world has.</summary>
    /// <param name="type">A type of the contract.</param>
    /// <returns>Properties, methods and operators, without what the compiler adds to records; fields of an enum.</returns>
    public static IReadOnlyList<MemberInfo> MembersOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static);
        }

        Type[] sources = type.GetInterfaces().Contains(typeof(IWorld)) ? [typeof(IWorld), type] : [type];
        return
        [
            .. sources.SelectMany(static source => source.GetProperties(Declared)).Where(property => !IsPositional(type, property)),
            .. sources.SelectMany(static source => source.GetMethods(Declared)).Where(static method => !IsAccessor(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)),
        ];
    }

    private static HashSet<Type> Reach(RewardEnvironment environment)
    {
        HashSet<Type> reached = [environment.World, typeof(IRewardTerms)];
        Queue<Type> open = new(reached);
        while (open.TryDequeue(out Type? type))
        {
            IEnumerable<Type> used = [.. Bases(type), .. Offered(type, environment).SelectMany(UsedBy), .. Positional(type).Select(static p => p.ParameterType)];
            foreach (Type next in used.Where(RewardContract.Types.Contains))
            {
                if (reached.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<MemberInfo> Offered(Type type, RewardEnvironment environment) =>
        MembersOf(type).Where(member => !environment.Absent.Contains(RewardEnvironment.Key(type, member.Name)));

    private static IEnumerable<Type> UsedBy(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static p => p.ParameterType)],
        _ => [],
    };

    private static void WriteType(Type type, RewardEnvironment environment, StringBuilder text)
    {
        ContractDocumentation documentation = ContractDocumentation.Shared;
        text.Append(CultureInfo.InvariantCulture, $"// {documentation.Of(type)}\n");
        string parameters = string.Join(", ", Positional(type).Select(static p => $"{NameOf(p.ParameterType)} {p.Name}"));
        text.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {NameOf(type)}{(parameters.Length > 0 ? $"({parameters})" : "")}{string.Concat(Bases(type).Select(static b => $" : {NameOf(b)}"))}\n{{\n");
        foreach (ParameterInfo parameter in Positional(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"    // {parameter.Name}: {documentation.OfParameter(type, parameter.Name!)}\n");
        }

        foreach (MemberInfo member in Offered(type, environment))
        {
            WriteMember(type, member, environment, text);
        }

        text.Append("}\n");
    }

    private static void WriteMember(Type type, MemberInfo member, RewardEnvironment environment, StringBuilder text)
    {
        ContractDocumentation documentation = ContractDocumentation.Shared;
        string comment = documentation.Of(member);
        if (type.IsInterface && member is MethodInfo method)
        {
            comment += string.Concat(method.GetParameters().Select(p => $" {p.Name}: {documentation.OfParameter(method, p.Name!)}"));
        }

        if (environment.Notes.TryGetValue(RewardEnvironment.Key(type, member.Name), out string? note))
        {
            comment += $" Here: {note}.";
        }

        text.Append(CultureInfo.InvariantCulture, $"    {Declaration(member)} // {comment}\n");
    }

    private static string Declaration(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{(property.GetMethod!.IsStatic ? "static " : "")}{NameOf(property.PropertyType)} {property.Name} {{ get; }}",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)} {MethodName(method)}({string.Join(", ", method.GetParameters().Select(static p => $"{NameOf(p.ParameterType)} {p.Name}"))});",
        _ => member.Name + ",",
    };

    private static string MethodName(MethodInfo method) => method.Name switch
    {
        "op_Addition" => "operator +",
        "op_Subtraction" or "op_UnaryNegation" => "operator -",
        "op_Multiply" => "operator *",
        _ => method.Name,
    };

    // What an interface extends; the base of all worlds is written into them instead.
    private static IEnumerable<Type> Bases(Type type) => type.IsInterface ? type.GetInterfaces().Where(static b => b != typeof(IWorld)) : [];

    private static string KindOf(Type type) => type.IsInterface ? "interface" : type.IsEnum ? "enum" : "readonly record struct";

    private static string NameOf(Type type) => type == typeof(double) ? "double"
        : type == typeof(bool) ? "bool"
        : type == typeof(string) ? "string"
        : type == typeof(void) ? "void"
        : type.Name;

    // What stands in the parentheses behind a record's name.
    private static ParameterInfo[] Positional(Type type) => type.IsValueType && !type.IsEnum
        ? type.GetConstructors().Select(static c => c.GetParameters()).OrderByDescending(static p => p.Length).FirstOrDefault() ?? []
        : [];

    private static bool IsPositional(Type type, PropertyInfo property) => Positional(type).Any(p => p.Name == property.Name);

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && method.Name.StartsWith("get_", StringComparison.Ordinal);
}
