using System.Text;
using RoboIrl.BindingGenerator.Clang;

namespace RoboIrl.BindingGenerator.Reading;

/// <summary>Says which C# type stands for a C type.</summary>
internal sealed class TypeMapper
{
    /// <summary>Typedefs whose meaning is more precise than the type below them.</summary>
    private static readonly Dictionary<string, string> KnownTypedefs = new(StringComparer.Ordinal)
    {
        ["size_t"] = "nuint",
        ["uintptr_t"] = "nuint",
        ["ssize_t"] = "nint",
        ["intptr_t"] = "nint",
        ["ptrdiff_t"] = "nint",
        ["int8_t"] = "sbyte",
        ["uint8_t"] = "byte",
        ["int16_t"] = "short",
        ["uint16_t"] = "ushort",
        ["int32_t"] = "int",
        ["uint32_t"] = "uint",
        ["int64_t"] = "long",
        ["uint64_t"] = "ulong",
    };

    private readonly GeneratorOptions _options;
    private readonly Dictionary<uint, string> _typedefNames;

    /// <summary>Creates the mapper.</summary>
    /// <param name="options">Traversal, renames and exclusions.</param>
    /// <param name="typedefNames">Hash of a record or enumeration to the typedef that names it (<c>mjModel_</c> is <c>mjModel</c>).</param>
    public TypeMapper(GeneratorOptions options, Dictionary<uint, string> typedefNames)
    {
        _options = options;
        _typedefNames = typedefNames;
    }

    /// <summary>The C# name of a record or enumeration; empty where neither a tag nor a typedef names it.</summary>
    public string Name(CXCursor declaration)
    {
        string tag = declaration.IsUnnamed ? string.Empty : declaration.Spelling;
        return _options.Remap.TryGetValue(tag, out string? renamed) ? renamed
            : _typedefNames.TryGetValue(declaration.Hash, out string? typedef) ? _options.Remap.GetValueOrDefault(typedef, typedef)
            : tag;
    }

    /// <summary>The C# type of a value; arrays decay to pointers, as in parameters.</summary>
    /// <exception cref="GeneratorException">The type cannot cross the boundary.</exception>
    public string Map(CXType type) => type.Kind switch
    {
        CXTypeKind.Void => "void",
        CXTypeKind.Bool or CXTypeKind.UChar => "byte",
        CXTypeKind.CharS or CXTypeKind.SChar or CXTypeKind.CharU => "sbyte",
        CXTypeKind.Short => "short",
        CXTypeKind.UShort => "ushort",
        CXTypeKind.Int or CXTypeKind.WChar => "int",
        CXTypeKind.UInt => "uint",
        CXTypeKind.Long => "nint",
        CXTypeKind.ULong => "nuint",
        CXTypeKind.LongLong => "long",
        CXTypeKind.ULongLong => "ulong",
        CXTypeKind.Float => "float",
        CXTypeKind.Double => "double",
        CXTypeKind.Pointer => Pointer(type.Pointee),
        CXTypeKind.ConstantArray or CXTypeKind.IncompleteArray => Map(Innermost(type)) + "*",
        CXTypeKind.FunctionProto or CXTypeKind.FunctionNoProto => FunctionPointer(type),
        CXTypeKind.Elaborated => Map(type.Named),
        CXTypeKind.Typedef => Typedef(type),
        CXTypeKind.Enum => Enumeration(type),
        CXTypeKind.Record => Name(type.Declaration),
        CXTypeKind.Unexposed => Map(type.Canonical),
        _ => throw new GeneratorException($"The C type '{type.Spelling}' (kind {type.Kind}) has no C# counterpart; exclude the declaration."),
    };

    /// <summary>The element below all array dimensions.</summary>
    public static CXType Innermost(CXType type)
    {
        while (type.Canonical.Kind is CXTypeKind.ConstantArray or CXTypeKind.IncompleteArray)
        {
            type = type.Kind is CXTypeKind.ConstantArray or CXTypeKind.IncompleteArray ? type.Element : type.Canonical.Element;
        }

        return type;
    }

    private string Pointer(CXType pointee)
    {
        CXType canonical = pointee.Canonical;
        if (canonical.Kind is CXTypeKind.FunctionProto or CXTypeKind.FunctionNoProto)
        {
            return FunctionPointer(canonical);
        }

        if (canonical.Kind is CXTypeKind.Record)
        {
            CXCursor declaration = canonical.Declaration;
            string name = Name(declaration);
            return _options.Traverses(declaration.File) && name.Length > 0 && _options.WantsType(name) ? name + "*" : "void*";
        }

        // A pointer to an array is, like the array itself, a pointer to its first number.
        return canonical.Kind is CXTypeKind.ConstantArray or CXTypeKind.IncompleteArray ? Map(Innermost(pointee)) + "*" : Map(pointee) + "*";
    }

    private string FunctionPointer(CXType function)
    {
        StringBuilder text = new("delegate* unmanaged[Cdecl]<");
        for (int i = 0; i < function.ArgumentCount; i++)
        {
            text.Append(Map(function.Argument(i))).Append(", ");
        }

        return text.Append(Map(function.Result)).Append('>').ToString();
    }

    private string Typedef(CXType type)
    {
        CXCursor declaration = type.Declaration;
        return _options.Types.TryGetValue(declaration.Spelling, out string? chosen) ? chosen
            : KnownTypedefs.TryGetValue(declaration.Spelling, out string? known) ? known
            : Map(declaration.TypedefUnderlying);
    }

    private string Enumeration(CXType type)
    {
        CXCursor declaration = type.Declaration;
        string name = Name(declaration);
        return name.Length == 0 || !_options.Traverses(declaration.File) || !_options.WantsType(name) ? Map(declaration.EnumInteger) : name;
    }
}
