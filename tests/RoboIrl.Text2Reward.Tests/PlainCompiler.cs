using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>The compiler without any check of our own.</summary>
internal static class PlainCompiler
{
    /// <summary>The runtime's assemblies and the contract's.</summary>
    public static MetadataReference[] References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(RewardContract).Assembly.Location),
    ];

    /// <summary>What the compiler says of a source.</summary>
    public static string[] Problems(string source) =>
    [
        .. CSharpCompilation.Create("program", [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics()
            .Where(static problem => problem.Severity >= DiagnosticSeverity.Warning)
            .Select(static problem => problem.ToString()),
    ];
}
