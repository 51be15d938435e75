using RoboIrl.BindingGenerator.Clang;
using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Reading;

/// <summary>Reads structs and unions with their nameless members, which are called after their field.</summary>
internal sealed class RecordReader
{
    private readonly TypeMapper _types;
    private readonly Action<CXCursor> _onNamedRecord;

    /// <summary>Creates the reader.</summary>
    /// <param name="types">Maps the fields' types.</param>
    /// <param name="onNamedRecord">Receives records with a tag declared inside others: C puts their names beside, not inside.</param>
    public RecordReader(TypeMapper types, Action<CXCursor> onNamedRecord)
    {
        _types = types;
        _onNamedRecord = onNamedRecord;
    }

    /// <summary>Reads one record.</summary>
    /// <param name="cursor">Its definition.</param>
    /// <param name="name">C# name.</param>
    /// <param name="nativeName">C name for <c>sizeof</c>, empty for a nameless record.</param>
    /// <param name="header">File name of the header.</param>
    /// <exception cref="GeneratorException">A bit field: its place cannot be expressed.</exception>
    public RecordModel Read(CXCursor cursor, string name, string nativeName, string header)
    {
        List<FieldModel> fields = [];
        List<CXCursor> children = cursor.Children();
        int anonymous = 0;
        foreach (CXCursor child in children)
        {
            if (child.Kind == CXCursorKind.FieldDecl)
            {
                if (child.IsBitField)
                {
                    throw new GeneratorException($"The field '{name}.{child.Spelling}' is a bit field, which C# cannot lay out; exclude the type.");
                }

                fields.Add(Field(child, header));
            }
            else if (child.Kind is CXCursorKind.StructDecl or CXCursorKind.UnionDecl && child.IsAnonymousMember)
            {
                string field = anonymous++ == 0 ? "Anonymous" : $"Anonymous{anonymous}";
                RecordModel nested = Read(child, NestedName(field, child), string.Empty, header);
                fields.Add(new FieldModel(field, nested.Name, string.Empty, [], FirstOffset(cursor, child), nested.Size, false, false, nested) { IsAnonymous = true });
            }
            else if (child.Kind is CXCursorKind.StructDecl or CXCursorKind.UnionDecl && !child.IsUnnamed)
            {
                _onNamedRecord(child);
            }
        }

        return new RecordModel(name, nativeName, header, cursor.Kind == CXCursorKind.UnionDecl, cursor.Type.SizeOf, fields);
    }

    private static string NestedName(string field, CXCursor record) => $"_{field}_e__{(record.Kind == CXCursorKind.UnionDecl ? "Union" : "Struct")}";

    /// <summary>Place of a nameless member in its parent: that of its first named field, which C reaches through the parent.</summary>
    private static long FirstOffset(CXCursor parent, CXCursor record)
    {
        foreach (CXCursor child in record.Children())
        {
            if (child.Kind == CXCursorKind.FieldDecl)
            {
                return parent.Type.OffsetOf(child.Spelling) - child.FieldOffset;
            }
        }

        return 0;
    }

    private FieldModel Field(CXCursor cursor, string header)
    {
        CXType type = cursor.Type;
        List<long> dimensions = [];
        for (CXType array = type.Canonical; array.Kind == CXTypeKind.ConstantArray; array = array.Element.Canonical)
        {
            dimensions.Add(array.ArraySize);
        }

        CXType element = dimensions.Count == 0 ? type : TypeMapper.Innermost(type);
        CXType canonical = element.Canonical;
        RecordModel? nested = null;
        string mapped;
        if (canonical.Kind == CXTypeKind.Record && canonical.Declaration.IsUnnamed && !IsNamedByTypedef(element))
        {
            nested = Read(canonical.Declaration, NestedName(cursor.Spelling, canonical.Declaration), string.Empty, header);
            mapped = nested.Name;
        }
        else
        {
            mapped = _types.Map(element);
        }

        string native = nested is null ? type.Spelling : "struct" + string.Concat(dimensions.Select(d => $"[{d}]"));
        bool pointer = canonical.Kind == CXTypeKind.Pointer;
        bool primitive = canonical.Kind is >= CXTypeKind.Bool and <= CXTypeKind.Double;
        return new FieldModel(cursor.Spelling, mapped, native, dimensions, cursor.FieldOffset, type.SizeOf, pointer, primitive, nested);
    }

    private static bool IsNamedByTypedef(CXType type) => type.Kind == CXTypeKind.Typedef || (type.Kind == CXTypeKind.Elaborated && type.Named.Kind == CXTypeKind.Typedef);
}
