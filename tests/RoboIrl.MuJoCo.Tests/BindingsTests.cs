using RoboIrl.BindingGenerator;
using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo.Tests;

/// <summary>The committed bindings are what the generator makes of the installed headers.</summary>
public class BindingsTests
{
    [FactOnHeaders(222)]
    public void Generate_InstalledHeaders_LeavesACleanDiff()
    {
        string root = Repository.Root;
        string folder = Directory.CreateTempSubdirectory("roboirl-bindings").FullName;
        try
        {
            string[] arguments =
            [
                "@" + Path.Combine(root, "native", "bindings", "mujoco", "generate.rsp"),
                "--output", Path.Combine(folder, "cs"),
                "--probe", Path.Combine(folder, "mujoco_layout.c"),
                "--layout-table", Path.Combine(folder, "LayoutTable.cs"),
            ];

            Generator.Run(GeneratorOptions.Parse(arguments));

            string committed = Path.Combine(root, "src", "RoboIrl.MuJoCo", "Generated");
            Assert.Equal(Names(committed), Names(Path.Combine(folder, "cs")));
            foreach (string name in Names(committed))
            {
                Assert.Equal(File.ReadAllText(Path.Combine(committed, name)), File.ReadAllText(Path.Combine(folder, "cs", name)));
            }

            Assert.Equal(
                File.ReadAllText(Path.Combine(root, "native", "probe", "Generated", "mujoco_layout.c")),
                File.ReadAllText(Path.Combine(folder, "mujoco_layout.c")));
            Assert.Equal(
                File.ReadAllText(Path.Combine(root, "tests", "RoboIrl.MuJoCo.Tests", "Generated", "LayoutTable.cs")),
                File.ReadAllText(Path.Combine(folder, "LayoutTable.cs")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Functions_EveryBoundName_IsExportedByTheEngine()
    {
        nint module = Native.NativeLibraries.Load("mujoco");
        IEnumerable<string> names = typeof(MuJoCoApi)
            .GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly)
            .Where(m => m.Attributes.HasFlag(System.Reflection.MethodAttributes.PinvokeImpl))
            .Select(m => m.Name);

        List<string> missing = [.. names.Where(n => !System.Runtime.InteropServices.NativeLibrary.TryGetExport(module, n, out _))];

        Assert.True(names.Count() > 250);
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }

    private static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder, "*.cs").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
