using RoboIrl.BindingGenerator.Clang;
using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Reading;

/// <summary>Reads the declarations of the traversed headers.</summary>
internal sealed class HeaderReader
{
    private readonly GeneratorOptions _options;
    private readonly Library _library = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly TypeMapper _types;
    private readonly RecordReader _records;
    private readonly List<CXCursor> _declarations;

    private HeaderReader(GeneratorOptions options, TranslationUnit unit)
    {
        _options = options;
        _declarations = [.. unit.Cursor.Children().Where(c => options.Traverses(c.File))];
        _types = new TypeMapper(options, TypedefNames());
        _records = new RecordReader(_types, AddRecord);
    }

    /// <summary>Compiler arguments that the options ask for.</summary>
    public static List<string> Arguments(GeneratorOptions options) =>
        [.. options.IncludeDirectories.Select(d => "-I" + d), .. options.Defines.Select(d => "-D" + d)];

    /// <summary>The C source that includes every header.</summary>
    public static string Source(GeneratorOptions options) => string.Concat(options.Files.Select(f => $"#include <{f}>\n"));

    /// <summary>Parses the headers and reads everything that is to be bound.</summary>
    /// <param name="options">What to bind.</param>
    /// <returns>The model of the library.</returns>
    public static Library Read(GeneratorOptions options)
    {
        using TranslationUnit unit = new(Source(options), Arguments(options));
        HeaderReader reader = new(options, unit);
        reader.ReadDeclarations();
        reader._library.Constants.AddRange(MacroReader.Read(options, unit));
        reader._library.Arrays.AddRange(ArrayTableReader.Read(options));
        return reader._library;
    }

    /// <summary>A record or enumeration that a typedef names directly is known by that name.</summary>
    private Dictionary<uint, string> TypedefNames()
    {
        Dictionary<uint, string> names = [];
        foreach (CXCursor typedef in _declarations.Where(c => c.Kind == CXCursorKind.TypedefDecl))
        {
            CXType below = typedef.TypedefUnderlying;
            below = below.Kind == CXTypeKind.Elaborated ? below.Named : below;
            if (below.Kind is CXTypeKind.Record or CXTypeKind.Enum)
            {
                names.TryAdd(below.Declaration.Hash, typedef.Spelling);
            }
        }

        return names;
    }

    private void ReadDeclarations()
    {
        foreach (CXCursor cursor in _declarations)
        {
            switch (cursor.Kind)
            {
                case CXCursorKind.StructDecl or CXCursorKind.UnionDecl:
                    AddRecord(cursor);
                    break;
                case CXCursorKind.EnumDecl when cursor.IsDefinition:
                    AddEnum(cursor);
                    break;
                case CXCursorKind.FunctionDecl when _options.Wants(cursor.Spelling) && _seen.Add("function " + cursor.Spelling):
                    AddFunction(cursor);
                    break;
                case CXCursorKind.VarDecl when _options.Wants(cursor.Spelling) && _seen.Add("variable " + cursor.Spelling):
                    CXType element = TypeMapper.Innermost(cursor.Type);
                    _library.Variables.Add(new VariableModel(cursor.Spelling, _types.Map(element), cursor.Type.Spelling, Header(cursor)));
                    break;
                default:
                    break;
            }
        }
    }

    private static string Header(CXCursor cursor) => Path.GetFileName(cursor.File);

    private void AddRecord(CXCursor cursor)
    {
        CXCursor definition = cursor.Definition;
        bool opaque = !definition.IsDefinition;
        string name = _types.Name(opaque ? cursor : definition);
        if ((!opaque && !cursor.IsDefinition) || name.Length == 0)
        {
            return; // a forward declaration whose definition follows, or a record that only its variable can name
        }

        if (_options.WantsType(name) && _seen.Add("type " + name))
        {
            _library.Records.Add(opaque
                ? new RecordModel(name, string.Empty, Header(cursor), false, 0, [])
                : _records.Read(cursor, name, NativeName(cursor), Header(cursor)));
        }
    }

    /// <summary>A tag is named with its keyword, a nameless record by its typedef.</summary>
    private static string NativeName(CXCursor cursor) => cursor.Type.Canonical.Spelling;

    private void AddEnum(CXCursor cursor)
    {
        string name = _types.Name(cursor);
        string underlying = _types.Map(cursor.EnumInteger);
        List<(string, long)> values = [.. cursor.Children().Where(c => c.Kind == CXCursorKind.EnumConstantDecl).Select(c => (c.Spelling, c.EnumValue))];
        if (name.Length == 0)
        {
            _library.Constants.AddRange(values.Where(v => _options.Wants(v.Item1)).Select(v =>
                new ConstantModel(v.Item1, underlying, v.Item2.ToString(System.Globalization.CultureInfo.InvariantCulture), Header(cursor))));
        }
        else if (_options.WantsType(name) && _seen.Add("type " + name))
        {
            _library.Enums.Add(new EnumModel(name, cursor.Type.Canonical.Spelling, Header(cursor), underlying, values));
        }
    }

    private void AddFunction(CXCursor cursor)
    {
        List<ParameterModel> parameters = [];
        for (int i = 0; i < cursor.ArgumentCount; i++)
        {
            CXCursor argument = cursor.Argument(i);
            string name = argument.Spelling.Length == 0 ? $"param{i}" : argument.Spelling;
            parameters.Add(new ParameterModel(name, _types.Map(argument.Type), argument.Type.Spelling));
        }

        CXType result = cursor.Type.Result;
        _library.Functions.Add(new FunctionModel(cursor.Spelling, Header(cursor), _types.Map(result), result.Spelling, parameters, cursor.Type.IsVariadic));
    }
}
