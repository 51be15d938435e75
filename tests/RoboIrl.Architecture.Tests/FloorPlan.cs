namespace RoboIrl.Architecture.Tests;

/// <summary>What each project may see. A new project or edge is added here first, on purpose.</summary>
internal static class FloorPlan
{
    /// <summary>One row of the table.</summary>
    internal sealed record Row(string[] Projects, string[] Packages, bool Unsafe);

    /// <summary>Rows by project name. Tests may reference anything below what they test and are not listed.</summary>
    public static IReadOnlyDictionary<string, Row> Rows { get; } = new Dictionary<string, Row>(StringComparer.Ordinal)
    {
        ["RoboIrl.Native"] = new([], [], true),
        ["RoboIrl.MuJoCo"] = new(["RoboIrl.Native"], [], true),
        ["RoboIrl.Torch"] = new(["RoboIrl.Native"], ["$(TorchSharpPackage)"], true),
        ["RoboIrl.Hdf5"] = new(["RoboIrl.Native"], [], true),
        ["RoboIrl.Core"] = new(["RoboIrl.Native"], ["YamlDotNet", "Serilog"], false),
        ["RoboIrl.Envs"] = new(["RoboIrl.Core", "RoboIrl.MuJoCo", "RoboIrl.Native"], [], false),
        ["RoboIrl.Learners"] = new(["RoboIrl.Core", "RoboIrl.Torch", "RoboIrl.Native"], [], false),
        ["RoboIrl.Rendering"] = new(["RoboIrl.Core", "RoboIrl.MuJoCo", "RoboIrl.Native"], [], true),
        ["RoboIrl.Conversion"] = new(["RoboIrl.Core", "RoboIrl.Hdf5", "RoboIrl.Native"], [], false),
        ["RoboIrl.Reporting"] = new(["RoboIrl.Core"], [], false),
        ["RoboIrl.Text2Reward"] = new(["RoboIrl.Core", "RoboIrl.Native"], ["Microsoft.CodeAnalysis.CSharp", "OpenAI"], false),
        ["RoboIrl.Cli"] = new(
            ["RoboIrl.Native", "RoboIrl.MuJoCo", "RoboIrl.Torch", "RoboIrl.Core", "RoboIrl.Envs", "RoboIrl.Learners", "RoboIrl.Rendering", "RoboIrl.Conversion", "RoboIrl.Reporting", "RoboIrl.Text2Reward"],
            ["Serilog.Sinks.Async", "Serilog.Sinks.Console", "Serilog.Sinks.File", "Spectre.Console", "System.CommandLine"],
            false),
        ["RoboIrl.BindingGenerator"] = new([], [], true),
    };
}
