using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace RoboIrl.Torch.Tests.Backend;

/// <summary>The members of the TorchSharp namespaces that a compiled assembly uses, as one line of C# each.</summary>
internal static class MemberUses
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["Void"] = "void",
        ["Boolean"] = "bool",
        ["Byte"] = "byte",
        ["SByte"] = "sbyte",
        ["Int16"] = "short",
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["UInt64"] = "ulong",
        ["Single"] = "float",
        ["Double"] = "double",
        ["String"] = "string",
        ["Object"] = "object",
        ["IntPtr"] = "nint",
    };

    /// <summary>Reads the member references of an assembly and resolves each to its definition.</summary>
    /// <param name="assembly">A loaded assembly that references the tensor layer.</param>
    public static SortedSet<string> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        var uses = new SortedSet<string>(StringComparer.Ordinal);
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberInfo member = Resolve(assembly, MetadataTokens.GetToken(handle));
            if (member.DeclaringType?.Namespace is { } space && (space == "TorchSharp" || space.StartsWith("TorchSharp.", StringComparison.Ordinal)))
            {
                uses.Add(Describe(member));
            }
        }

        return uses;
    }

    // A reference inside generic code needs arguments, any will do: definitions are described, not instances. Where a type or a method
    // of the assembly has constraints, its own parameters are the arguments that meet them.
    private static MemberInfo Resolve(Assembly assembly, int token)
    {
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type[] any = [.. Enumerable.Repeat(typeof(object), 8)], types = assembly.GetTypes();
        IEnumerable<(Type[] OfType, Type[] OfMethod)> arguments =
        [
            (any, any),
            .. types.Where(static t => t.IsGenericTypeDefinition).Select(t => (Own(t.GetGenericArguments()), any)),
            .. types.SelectMany(static t => t.GetMethods(Declared)).Where(static m => m.IsGenericMethodDefinition)
                .Select(m => (Own(m.DeclaringType!.GetGenericArguments()), Own(m.GetGenericArguments()))),
        ];
        TypeLoadException? refused = null;
        foreach ((Type[] ofType, Type[] ofMethod) in arguments)
        {
            try
            {
                return assembly.ManifestModule.ResolveMember(token, ofType, ofMethod)!;
            }
            catch (TypeLoadException e)
            {
                refused = e;
            }
        }

        throw refused!;

        Type[] Own(Type[] parameters) => [.. parameters, .. any];
    }

    /// <summary>A member's definition with parameter names and default values, which are part of what sources rely on.</summary>
    public static string Describe(MemberInfo used)
    {
        MemberInfo member = used.Module.ResolveMember(used.MetadataToken)!;
        return member switch
        {
            FieldInfo field => $"{Static(field.IsStatic)}{NameOf(field.FieldType)} {NameOf(field.DeclaringType!)}.{field.Name}",
            ConstructorInfo constructor => $"new {NameOf(constructor.DeclaringType!)}({Parameters(constructor)})",
            MethodInfo { IsSpecialName: true } getter when getter.Name.StartsWith("get_", StringComparison.Ordinal) =>
                $"{Static(getter.IsStatic)}{NameOf(getter.ReturnType)} {NameOf(getter.DeclaringType!)}.{getter.Name[4..]} {{ get; }}",
            MethodInfo { IsSpecialName: true } setter when setter.Name.StartsWith("set_", StringComparison.Ordinal) =>
                $"{Static(setter.IsStatic)}{NameOf(setter.GetParameters()[^1].ParameterType)} {NameOf(setter.DeclaringType!)}.{setter.Name[4..]} {{ set; }}",
            MethodInfo method => $"{Static(method.IsStatic)}{NameOf(method.ReturnType)} {NameOf(method.DeclaringType!)}.{method.Name}{Generic(method)}({Parameters(method)})",
            _ => throw new InvalidOperationException($"{member} is no field, constructor or method."),
        };
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{NameOf(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + Constant(p) : "")}"));

    private static string Constant(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        bool b => b ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object other => other.ToString()!,
    };

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + NameOf(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string name = type.Namespace == "System" && Keywords.TryGetValue(type.Name, out string? keyword) ? keyword : type.Name.Split('`')[0];
        Type[] arguments = type.GetGenericArguments();
        if (type.DeclaringType is { } outer)
        {
            name = NameOf(outer) + "." + name;
        }

        return arguments.Length == 0 || !type.Name.Contains('`', StringComparison.Ordinal) ? name : $"{name}<{string.Join(", ", arguments.Select(NameOf))}>";
    }
}
