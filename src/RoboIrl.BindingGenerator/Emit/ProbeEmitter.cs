using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Emit;

/// <summary>
/// Writes two programs' worth of layout: a C source that prints the size of every record and the place of every
/// field as the C compiler sees them, and a C# method that lists the same as the C# compiler sees them.
/// </summary>
internal static class ProbeEmitter
{
    /// <summary>The C program; each line is <c>name value</c>.</summary>
    public static string EmitC(GeneratorOptions options, Library library)
    {
        CodeWriter writer = new();
        writer.Line(Emitter.Marker).Line("#include <stddef.h>").Line("#include <stdio.h>");
        foreach (string file in options.Files)
        {
            writer.Line($"#include <{file}>");
        }

        writer.Line();
        writer.Line("#define SIZE(name, type) printf(name \" %zu\\n\", sizeof(type))");
        writer.Line("#define PLACE(name, type, field) printf(name \".\" #field \" %zu\\n\", offsetof(type, field))");
        writer.Line();
        List<string> calls = [];
        foreach (RecordModel record in Complete(library))
        {
            writer.Open($"static void probe_{record.Name}(void)");
            writer.Line($"SIZE(\"{record.Name}\", {record.NativeName});");
            foreach ((string path, string _) in Places(record, string.Empty, string.Empty))
            {
                writer.Line($"PLACE(\"{record.Name}\", {record.NativeName}, {path});");
            }

            writer.Close().Line();
            calls.Add($"probe_{record.Name}();");
        }

        writer.Open("int main(void)");
        foreach (string call in calls)
        {
            writer.Line(call);
        }

        return writer.Line("return 0;").Close().ToString();
    }

    /// <summary>The C# table; a method per record adds <c>name</c> and value to a list.</summary>
    public static string EmitCSharp(GeneratorOptions options, Library library)
    {
        CodeWriter writer = new();
        writer.Line(Emitter.Marker).Line("#nullable disable").Line($"namespace {options.Namespace};").Line();
        writer.Line("/// <summary>Sizes and places of the bound records as the C# compiler lays them out.</summary>");
        writer.Open("internal static unsafe class LayoutTable");
        writer.Open("public static void Fill(Dictionary<string, long> table)");
        foreach (RecordModel record in Complete(library))
        {
            writer.Line($"{record.Name}(table);");
        }

        writer.Close();
        foreach (RecordModel record in Complete(library))
        {
            writer.Line().Open($"private static void {record.Name}(Dictionary<string, long> table)");
            writer.Line($"var p = ({options.Namespace}.{record.Name}*)System.Runtime.InteropServices.NativeMemory.Alloc((nuint)sizeof({options.Namespace}.{record.Name}));");
            writer.Line($"table.Add(\"{record.Name}\", sizeof({options.Namespace}.{record.Name}));");
            foreach ((string path, string managed) in Places(record, string.Empty, string.Empty))
            {
                string address = managed.EndsWith("[]", StringComparison.Ordinal) ? $"p->{managed[..^2]}" : $"&p->{managed}";
                writer.Line($"table.Add(\"{record.Name}.{path}\", (long){address} - (long)p);");
            }

            writer.Line("System.Runtime.InteropServices.NativeMemory.Free(p);");

            writer.Close();
        }

        return writer.Close().ToString();
    }

    private static IEnumerable<RecordModel> Complete(Library library) => library.Records.Where(r => r.Size > 0);

    /// <summary>C path and C# path of every field; a C# path that ends in <c>[]</c> is a fixed buffer, which is its own address.</summary>
    private static IEnumerable<(string Path, string Managed)> Places(RecordModel record, string prefix, string managedPrefix)
    {
        foreach (FieldModel field in record.Fields)
        {
            string managed = managedPrefix + Names.Escape(field.Name);
            bool isFixed = field.IsPrimitiveElement && field.Dimensions.Count > 0 && field.Size > 1 << 20;
            if (!field.IsAnonymous)
            {
                yield return (prefix + field.Name, isFixed ? managed + "[]" : managed);
            }

            if (field.Nested is { } nested && field.Dimensions.Count == 0)
            {
                foreach ((string, string) inner in Places(nested, field.IsAnonymous ? prefix : $"{prefix}{field.Name}.", managed + "."))
                {
                    yield return inner;
                }
            }
        }
    }
}
