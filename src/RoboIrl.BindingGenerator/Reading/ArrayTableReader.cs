using System.Globalization;
using System.Text;
using RoboIrl.BindingGenerator.Clang;
using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Reading;

/// <summary>
/// Reads X-macro tables <c>X(type, name, rows, columns)</c>, which no syntax tree shows: a source that defines
/// <c>X</c> as a row of strings is parsed and its literals are collected.
/// </summary>
internal static class ArrayTableReader
{
    private const string Prefix = "roboirl_table_";
    private const int Columns = 4;

    /// <summary>Reads the tables that the options name; one that this version of the header lacks is empty.</summary>
    public static IEnumerable<ArrayTableEntry> Read(GeneratorOptions options)
    {
        if (options.ArrayTables.Count == 0)
        {
            return [];
        }

        using TranslationUnit unit = new(Source(options), HeaderReader.Arguments(options));
        Dictionary<string, CXCursor> variables = new(StringComparer.Ordinal);
        foreach (CXCursor cursor in unit.Cursor.Children().Where(c => c.Kind == CXCursorKind.VarDecl))
        {
            variables.TryAdd(cursor.Spelling, cursor);
        }

        List<ArrayTableEntry> entries = [];
        for (int table = 0; table < options.ArrayTables.Count; table++)
        {
            List<string> literals = [];
            Collect(variables[Prefix + table.ToString(CultureInfo.InvariantCulture)], literals);
            for (int i = 0; i + Columns <= literals.Count; i += Columns)
            {
                entries.Add(new ArrayTableEntry(options.ArrayTables[table].Record, literals[i + 1], literals[i + 2], literals[i + 3]));
            }
        }

        return entries;
    }

    private static string Source(GeneratorOptions options)
    {
        StringBuilder source = new(HeaderReader.Source(options));
        source.Append(CultureInfo.InvariantCulture, $"#include <{options.ArrayTableHeader}>\n");
        source.Append("#undef X\n#undef XMJV\n#undef XNV\n#define X(type, name, rows, columns) #type, #name, #rows, #columns,\n#define XMJV X\n#define XNV X\n");
        for (int table = 0; table < options.ArrayTables.Count; table++)
        {
            string macro = options.ArrayTables[table].Table;
            source.Append(CultureInfo.InvariantCulture, $"#ifndef {macro}\n#define {macro}\n#endif\nstatic const char* {Prefix}{table}[] = {{ {macro} 0 }};\n");
        }

        return source.ToString();
    }

    private static void Collect(CXCursor cursor, List<string> literals)
    {
        foreach (CXCursor child in cursor.Children())
        {
            if (child.Kind == CXCursorKind.StringLiteral)
            {
                literals.Add(child.Spelling.Trim('"'));
            }
            else
            {
                Collect(child, literals);
            }
        }
    }
}
