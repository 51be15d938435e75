using System.Globalization;
using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Emit;

/// <summary>Writes a struct with its fixed arrays and nameless members.</summary>
internal sealed class RecordEmitter
{
    /// <summary>The runtime refuses an inline array above 1 MiB.</summary>
    private const long InlineArrayLimit = 1 << 20;

    private readonly GeneratorOptions _options;

    public RecordEmitter(GeneratorOptions options) => _options = options;

    /// <summary>Writes one record.</summary>
    public void Emit(CodeWriter writer, RecordModel record)
    {
        foreach (string attribute in _options.Attributes.GetValueOrDefault(record.Name, []))
        {
            writer.Line($"[{attribute}]");
        }

        if (record.IsUnion)
        {
            writer.Line("[StructLayout(LayoutKind.Explicit)]");
        }

        writer.Open($"internal unsafe partial struct {record.Name}");
        foreach (FieldModel field in record.Fields)
        {
            EmitField(writer, record, field);
        }

        foreach (FieldModel field in record.Fields.Where(f => f.IsAnonymous))
        {
            EmitPassThrough(writer, field, Names.Escape(field.Name), field.Type);
        }

        foreach (FieldModel field in record.Fields)
        {
            if (field.Nested is { } nested)
            {
                writer.Line();
                Emit(writer, nested);
            }

            EmitBuffer(writer, field);
        }

        writer.Close();
    }

    private static void EmitField(CodeWriter writer, RecordModel record, FieldModel field)
    {
        string offset = record.IsUnion ? "[FieldOffset(0)] " : string.Empty;
        string name = Names.Escape(field.Name);
        if (field.Dimensions.Count == 0)
        {
            string native = field.Nested is null ? Emitter.NativeType(field.NativeType, field.Type) : string.Empty;
            writer.Line($"{offset}{native}public {field.Type} {name};");
        }
        else if (UsesFixed(field))
        {
            writer.Line($"{offset}[NativeTypeName(\"{field.NativeType}\")] public fixed {field.Type} {name}[{Product(field)}];");
        }
        else
        {
            writer.Line($"{offset}[NativeTypeName(\"{field.NativeType}\")] public {BufferName(field)} {name};");
        }
    }

    /// <summary>Members of a nameless record are members of their parent, as in C.</summary>
    private static void EmitPassThrough(CodeWriter writer, FieldModel field, string path, string scope)
    {
        foreach (FieldModel member in field.Nested!.Fields)
        {
            string place = $"{path}.{Names.Escape(member.Name)}";
            if (member.IsAnonymous)
            {
                EmitPassThrough(writer, member, place, $"{scope}.{member.Type}");
            }
            else if (!UsesFixed(member)) // a fixed buffer has no reference; it is reached through the nameless field
            {
                string type = member.Dimensions.Count > 0 ? $"{scope}.{BufferName(member)}" : member.Nested is null ? member.Type : $"{scope}.{member.Type}";
                writer.Line();
                writer.Line("[UnscopedRef]");
                writer.Line($"public ref {type} {Names.Escape(member.Name)} => ref {place};");
            }
        }
    }

    private static void EmitBuffer(CodeWriter writer, FieldModel field)
    {
        if (field.Dimensions.Count == 0 || UsesFixed(field))
        {
            return;
        }

        string element = field.IsPointerElement ? "nint" : field.Type;
        writer.Line();
        if (field.Size > InlineArrayLimit)
        {
            writer.Line(string.Create(CultureInfo.InvariantCulture, $"[StructLayout(LayoutKind.Sequential, Size = {field.Size})]"));
            writer.Open($"internal partial struct {BufferName(field)}");
            writer.Line($"public {element} e0;")
                .Line()
                .Line("[UnscopedRef]")
                .Line($"public ref {element} this[int index] => ref Unsafe.Add(ref e0, (uint)index < {field.Length.ToString(CultureInfo.InvariantCulture)}u ? index : throw new IndexOutOfRangeException());")
                .Close();
            return;
        }

        writer.Line($"[InlineArray({Product(field)})]");
        writer.Open($"internal partial struct {BufferName(field)}");
        string pointer = field.IsPointerElement ? $" // {field.Type}" : string.Empty;
        writer.Line($"public {element} e0;{pointer}");
        writer.Close();
    }

    private static bool UsesFixed(FieldModel field) => field.Size > InlineArrayLimit && field.IsPrimitiveElement && field.Dimensions.Count > 0;

    private static string Product(FieldModel field) => string.Join(" * ", field.Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    private static string BufferName(FieldModel field) => $"_{field.Name}_e__FixedBuffer";
}
