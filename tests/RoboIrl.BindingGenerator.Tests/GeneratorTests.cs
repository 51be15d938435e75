using System.Globalization;
using RoboIrl.BindingGenerator.Model;
using RoboIrl.BindingGenerator.Reading;
using RoboIrl.BindingGenerator.Tests.Bound;

namespace RoboIrl.BindingGenerator.Tests;

/// <summary>What the generator makes of a header that holds every hard spot.</summary>
public class GeneratorTests
{
    [Fact]
    public void Generate_SyntheticHeader_LeavesACleanDiff()
    {
        using TemporaryFolder folder = new();
        Generator.Run(Options(folder.Path));

        string committed = Path.Combine(SyntheticLibrary.Folder, "Generated");
        string[] names = [.. Directory.GetFiles(folder.Path, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.Path, f)).Order(StringComparer.Ordinal)];
        Assert.Equal([.. Directory.GetFiles(committed, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(committed, f)).Order(StringComparer.Ordinal)], names);
        Assert.All(names, name => Assert.Equal(File.ReadAllText(Path.Combine(committed, name)), File.ReadAllText(Path.Combine(folder.Path, name))));
    }

    [Fact]
    public void Probe_SyntheticHeader_AgreesWithTheCSharpLayout()
    {
        using TemporaryFolder folder = new();
        Generator.Run(Options(folder.Path));
        string program = Path.Combine(folder.Path, "probe");
        SyntheticLibrary.Run("cc", Path.Combine(folder.Path, "probe.c"), "-I" + Path.Combine(SyntheticLibrary.Folder, "Synthetic"), "-o", program);
        Dictionary<string, long> native = SyntheticLibrary.Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ')).ToDictionary(p => p[0], p => long.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        Dictionary<string, long> managed = new(StringComparer.Ordinal);

        LayoutTable.Fill(managed);

        Assert.Equal(native.OrderBy(p => p.Key, StringComparer.Ordinal), managed.OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.Contains("synModel.view.size", native.Keys);
        Assert.Contains("synItem.high", native.Keys);
        Assert.Contains("synPair_.b", native.Keys);
    }

    [Fact]
    public void Read_Macros_KeepsValuesAndDropsCode()
    {
        Library library = HeaderReader.Read(Options("unused"));

        Dictionary<string, string> constants = library.Constants.ToDictionary(c => c.Name, c => $"{c.Type} {c.Value}", StringComparer.Ordinal);
        Assert.Equal("int 42", constants["synINT"]);
        Assert.Equal("uint 4294967295", constants["synHEX"]);
        Assert.Equal("long 1099511627776", constants["synBIG"]);
        Assert.Equal("double 0.0015", constants["synREAL"]);
        Assert.Equal("float 0.25f", constants["synSINGLE"]);
        Assert.Equal("int 43", constants["synSUM"]);
        Assert.Equal("string \"quoted \\\"text\\\"\"", constants["synTEXT"]);
        Assert.All(new[] { "synEMPTY", "synRENAME", "synCALL", "synCODE", "SYNTHETIC_H_" }, name => Assert.DoesNotContain(name, constants.Keys));
    }

    [Fact]
    public void Read_ArraysInsideFunctionPointers_DecayToPointers()
    {
        Library library = HeaderReader.Read(Options("unused"));

        RecordModel data = library.Records.Single(r => r.Name == "synData");
        Assert.Equal("delegate* unmanaged[Cdecl]<double*, double*, synData*, double>", data.Fields.Single(f => f.Name == "distance").Type);
        FunctionModel each = library.Functions.Single(f => f.Name == "syn_each");
        Assert.Equal("delegate* unmanaged[Cdecl]<int, double*, void>", each.Parameters[0].Type);
        Assert.Equal("nuint", each.Parameters[1].Type);
    }

    [Fact]
    public void Read_Excluded_IsLeftOut()
    {
        using TemporaryFolder folder = new();

        Library library = HeaderReader.Read(Options(folder.Path, "--exclude", "syn_s*", "--exclude", "synINT"));

        Assert.DoesNotContain(library.Functions, f => f.Name == "syn_step");
        Assert.Contains(library.Functions, f => f.Name == "syn_norm");
        Assert.DoesNotContain(library.Constants, c => c.Name == "synINT");
    }

    [Fact]
    public void Read_BitField_IsRefusedWithItsName()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "bits.h"), "struct bits { int narrow : 3; };");

        GeneratorException error = Assert.Throws<GeneratorException>(() => HeaderReader.Read(GeneratorOptions.Parse(
            ["--file", "bits.h", "--traverse", "bits.h", "--library-path", "x", "--output", folder.Path, "--include-directory", folder.Path])));

        Assert.Contains("bits.narrow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenHeader_CarriesClangsText()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "broken.h"), "int f(unknown_type x);");

        GeneratorException error = Assert.Throws<GeneratorException>(() => HeaderReader.Read(GeneratorOptions.Parse(
            ["--file", "broken.h", "--traverse", "broken.h", "--library-path", "x", "--output", folder.Path, "--include-directory", folder.Path])));

        Assert.Contains("unknown_type", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fil", "x")]
    [InlineData("--file")]
    [InlineData("--remap", "novalue")]
    [InlineData("@/no/such.rsp")]
    public void Parse_BadOption_NamesIt(params string[] arguments)
    {
        GeneratorException error = Assert.Throws<GeneratorException>(() => GeneratorOptions.Parse(arguments));

        Assert.Contains(arguments[0].TrimStart('@'), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StaleFile_IsRemovedUnlessItIsForeign()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "Gone.cs"), "// <auto-generated/>\n");
        File.WriteAllText(Path.Combine(folder.Path, "Mine.cs"), "// by hand\n");

        Generator.Run(Options(folder.Path));

        Assert.False(File.Exists(Path.Combine(folder.Path, "Gone.cs")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "Mine.cs")));
    }

    private static GeneratorOptions Options(string output, params string[] more) => GeneratorOptions.Parse(
    [
        "@" + Path.Combine(SyntheticLibrary.Folder, "Synthetic", "generate.rsp"),
        "--include-directory", Path.Combine(SyntheticLibrary.Folder, "Synthetic"),
        "--output", output,
        "--probe", Path.Combine(output, "probe.c"),
        "--layout-table", Path.Combine(output, "Layout", "LayoutTable.cs"),
        .. more,
    ]);
}
