using RoboIrl.BindingGenerator.Model;

namespace RoboIrl.BindingGenerator.Tests;

/// <summary>The other bindings of the tree are what their response files make of the installed headers.</summary>
public class CommittedBindingsTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(SyntheticLibrary.Folder, "..", ".."));

    [Theory]
    [InlineData("egl", "RoboIrl.Rendering/Generated/Egl")]
    [InlineData("osmesa", "RoboIrl.Rendering/Generated/OsMesa")]
    [InlineData("gl", "RoboIrl.Rendering/Generated/OpenGl")]
    [InlineData("hdf5", "RoboIrl.Hdf5/Generated")]
    public void Generate_OtherLibraries_LeavesACleanDiff(string library, string folder)
    {
        using TemporaryFolder output = new();
        Generator.Run(GeneratorOptions.Parse(["@" + ResponseFile(library), "--output", output.Path]));

        string committed = Path.Combine(Root, "src", folder);
        string[] names = [.. Directory.GetFiles(output.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal([.. Directory.GetFiles(committed).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)], names);
        Assert.All(names, name => Assert.Equal(File.ReadAllText(Path.Combine(committed, name)), File.ReadAllText(Path.Combine(output.Path, name))));
    }

    [Fact]
    public void Generate_Glfw_BindsEveryWindowFunction()
    {
        using TemporaryFolder output = new();

        Library library = Generator.Run(GeneratorOptions.Parse(["@" + ResponseFile("glfw"), "--output", output.Path]));

        Assert.True(library.Functions.Count > 100);
        FunctionModel callback = library.Functions.Single(f => f.Name == "glfwSetKeyCallback");
        Assert.Equal("delegate* unmanaged[Cdecl]<GLFWwindow*, int, int, int, int, void>", callback.Parameters[1].Type);
    }

    private static string ResponseFile(string library) => Path.Combine(Root, "native", "bindings", library, "generate.rsp");
}
