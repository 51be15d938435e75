using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RoboIrl.Torch.Tests;

/// <summary>What <c>-p:TorchBackend=TorchSharp</c> compiles and references, as the build itself evaluates it.</summary>
public sealed class BackendSwitchTests
{
    [Theory]
    [InlineData("TorchSharp-cpu")]
    [InlineData("TorchSharp-cuda-linux")]
    public void Evaluation_WithThePackage_CompilesOnlyFusedAndReferencesIt(string package)
    {
        JsonElement project = Evaluate("-p:TorchBackend=TorchSharp", $"-p:TorchSharpPackage={package}");
        Assert.Contains("TORCHSHARP_PACKAGE", project.GetProperty("Properties").GetProperty("DefineConstants").GetString()!, StringComparison.Ordinal);
        string[] sources = Items(project, "Compile");
        Assert.NotEmpty(sources);
        Assert.All(sources, s => Assert.StartsWith("Fused/", s, StringComparison.Ordinal));
        Assert.Contains(package, Items(project, "PackageReference"));
    }

    [Fact]
    public void Evaluation_WithAnAssemblyInstead_ReferencesThatAndNoPackage()
    {
        JsonElement project = Evaluate("-p:TorchBackend=TorchSharp", "-p:TorchSharpAssembly=/opt/TorchSharp.dll");
        Assert.DoesNotContain(Items(project, "PackageReference"), p => p.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.Contains("/opt/TorchSharp.dll", Items(project, "Reference"));
    }

    [Fact]
    public void Evaluation_ByDefault_CompilesOurLayerWithoutThePackage()
    {
        JsonElement project = Evaluate();
        Assert.DoesNotContain(Items(project, "PackageReference"), p => p.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.Contains("Tensors/Tensor.cs", Items(project, "Compile"));
    }

    private static string[] Items(JsonElement project, string kind) =>
        [.. project.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!)];

    private static JsonElement Evaluate(params string[] properties)
    {
        string folder = Path.Combine(Root(), "src", "RoboIrl.Torch");
        var start = new ProcessStartInfo("dotnet", ["msbuild", folder, "-nologo", "-getItem:Compile,PackageReference,Reference", "-getProperty:DefineConstants", .. properties])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RoboIrl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("RoboIrl.sln was not found above " + AppContext.BaseDirectory);
    }
}
