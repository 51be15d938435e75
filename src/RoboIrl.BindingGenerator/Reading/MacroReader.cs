using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using RoboIrl.BindingGenerator.Clang;
using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Reading;

/// <summary>Turns value macros into constants by letting clang evaluate each one.</summary>
internal static class MacroReader
{
    private const string Prefix = "roboirl_macro_";
    private const int EvaluatedInt = 1;
    private const int EvaluatedFloat = 2;
    private const int EvaluatedString = 4;

    /// <summary>Reads the macros of the traversed headers.</summary>
    /// <param name="options">What to bind.</param>
    /// <param name="unit">The parsed headers.</param>
    /// <returns>Constants in source order; macros that are no value (code, renames of functions, nothing) are left out.</returns>
    public static IEnumerable<ConstantModel> Read(GeneratorOptions options, TranslationUnit unit)
    {
        Dictionary<string, string> macros = new(StringComparer.Ordinal);
        foreach (CXCursor cursor in unit.Cursor.Children())
        {
            if (cursor.Kind == CXCursorKind.MacroDefinition && !cursor.IsFunctionLikeMacro && options.Traverses(cursor.File) && options.Wants(cursor.Spelling))
            {
                macros[cursor.Spelling] = Path.GetFileName(cursor.File);
            }
        }

        StringBuilder source = new(HeaderReader.Source(options));
        foreach (string name in macros.Keys)
        {
            // No parentheses: clang evaluates a string only where it stands alone.
            source.Append(CultureInfo.InvariantCulture, $"static const __auto_type {Prefix}{name} = {name};\n");
        }

        // A macro that is no expression is an error here and yields nothing.
        using TranslationUnit evaluation = new(source.ToString(), HeaderReader.Arguments(options), allowErrors: true);
        List<ConstantModel> constants = [];
        foreach (CXCursor cursor in evaluation.Cursor.Children())
        {
            if (cursor.Kind == CXCursorKind.VarDecl && cursor.Spelling.StartsWith(Prefix, StringComparison.Ordinal))
            {
                string name = cursor.Spelling[Prefix.Length..];
                if (Evaluate(cursor) is { } value)
                {
                    constants.Add(new ConstantModel(name, value.Type, value.Literal, macros[name]));
                }
            }
        }

        return constants;
    }

    private static (string Type, string Literal)? Evaluate(CXCursor cursor)
    {
        CXTypeKind kind = cursor.Type.Canonical.Kind;
        nint result = LibClang.clang_Cursor_Evaluate(cursor);
        if (result == 0)
        {
            return null;
        }

        (string, string)? value = (LibClang.clang_EvalResult_getKind(result), kind) switch
        {
            (EvaluatedInt, >= CXTypeKind.Bool and <= CXTypeKind.LongLong) => Integer(kind, LibClang.clang_EvalResult_getAsLongLong(result)),
            (EvaluatedFloat, CXTypeKind.Float) => ("float", LibClang.clang_EvalResult_getAsDouble(result).ToString("R", CultureInfo.InvariantCulture) + "f"),
            (EvaluatedFloat, CXTypeKind.Double) => ("double", LibClang.clang_EvalResult_getAsDouble(result).ToString("R", CultureInfo.InvariantCulture)),
            (EvaluatedString, _) => ("string", Quote(Marshal.PtrToStringUTF8(LibClang.clang_EvalResult_getAsStr(result)) ?? string.Empty)),
            _ => null,
        };
        LibClang.clang_EvalResult_dispose(result);
        return value;
    }

    private static (string, string) Integer(CXTypeKind kind, long value)
    {
        string type = kind switch
        {
            CXTypeKind.UInt => "uint",
            CXTypeKind.ULong or CXTypeKind.ULongLong => "ulong",
            CXTypeKind.Long or CXTypeKind.LongLong => "long",
            _ => "int",
        };
        string literal = type switch
        {
            "uint" => ((uint)value).ToString(CultureInfo.InvariantCulture),
            "ulong" => ((ulong)value).ToString(CultureInfo.InvariantCulture),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
        return (type, literal);
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
