using System.Text.RegularExpressions;
using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Emit;

/// <summary>Writes a span accessor for every pointer whose length the X-macro tables give.</summary>
internal static partial class ArrayEmitter
{
    /// <summary>The files, one for each record that has a table.</summary>
    public static IEnumerable<(string Name, Action<CodeWriter> Body)> Emit(GeneratorOptions options, Library library)
    {
        foreach (IGrouping<string, ArrayTableEntry> group in library.Arrays.GroupBy(a => a.Record))
        {
            RecordModel record = library.Records.Find(r => r.Name == group.Key)
                ?? throw new GeneratorException($"--array-table names the record '{group.Key}', which is not bound.");
            RecordModel scope = library.Records.Find(r => r.Name == options.ArrayScope)
                ?? throw new GeneratorException($"--array-scope names the record '{options.ArrayScope}', which is not bound.");
            yield return ($"{record.Name}.Spans.cs", writer => EmitSpans(writer, options, record, scope, group));
        }
    }

    private static void EmitSpans(CodeWriter writer, GeneratorOptions options, RecordModel record, RecordModel scope, IEnumerable<ArrayTableEntry> entries)
    {
        bool self = ReferenceEquals(record, scope);
        writer.Line("/// <remarks>Spans over the arrays behind the pointers; their lengths come from the header's own tables.</remarks>");
        writer.Open($"internal unsafe partial struct {record.Name}");
        foreach (ArrayTableEntry entry in entries)
        {
            FieldModel field = record.Fields.FirstOrDefault(f => f.Name == entry.Field)
                ?? throw new GeneratorException($"The table of '{record.Name}' names the field '{entry.Field}', which the record lacks.");
            string element = field.Type[..^1];
            string rows = Count(entry.Rows, options, record, scope);
            string columns = Count(entry.Columns, options, record, scope);
            string length = columns == "1" ? $"checked((int){rows})" : $"checked((int)((long){rows} * {columns}))";
            string head = self ? $"{field.Name}_span" : $"{field.Name}_span({scope.Name}* m)";
            writer.Line($"public readonly Span<{element}> {head} => new({Names.Escape(field.Name)}, {length});");
        }

        writer.Close();
    }

    /// <summary>
    /// Translates a count: <c>MJ_M(x)</c> and bare field names of the scope become its fields, <c>MJ_D(x)</c> a field of
    /// the record itself, other words constants of the methods class.
    /// </summary>
    private static string Count(string expression, GeneratorOptions options, RecordModel record, RecordModel scope)
    {
        string owner = ReferenceEquals(record, scope) ? string.Empty : "m->";
        string stripped = Wrapper().Replace(expression, match => match.Groups["which"].Value == "D" && record != scope ? $"(this.{match.Groups["name"].Value})" : $"({match.Groups["name"].Value})");
        string translated = Word().Replace(stripped, match =>
        {
            string word = match.Value;
            return scope.Fields.Any(f => f.Name == word) ? owner + word
                : record.Fields.Any(f => f.Name == word) ? word
                : $"{options.MethodClass}.{word}";
        });
        return Parenthesised().Replace(translated, "${name}");
    }

    [GeneratedRegex(@"MJ_(?<which>[MD])\((?<name>\w+)\)")]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"(?<![\w.>])[A-Za-z_]\w*\b(?!\s*\.)")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\((?<name>[\w>.-]+)\)$")]
    private static partial Regex Parenthesised();
}
