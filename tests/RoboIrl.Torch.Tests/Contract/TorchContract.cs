using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Contract;

/// <summary>
/// The part of TorchSharp's surface that the suite relies on, as a program: it must compile and hold against our
/// layer and against the packages TorchSharp 0.105 to 0.107 (where it was run on 0.107 with libtorch 1.13.1).
/// Origin: the project's own contract file, split into sections.
/// </summary>
internal static partial class TorchContract
{
    private static readonly List<string> Failures = [];
    private static Device s_device = torch.CPU;

    /// <summary>Runs every section.</summary>
    /// <returns>What failed, one line each; empty when the contract holds.</returns>
    public static IReadOnlyList<string> Run()
    {
        Failures.Clear();
        Globals();
        using (torch.NewDisposeScope())
        {
            Creation();
            Accessors();
            Arithmetic();
            Reductions();
            ShapesAndIndexing();
        }

        Scopes();
        using (torch.NewDisposeScope())
        {
            Modes();
            Files();
            RandomState();
            RunNetworks();
        }

        return [.. Failures];
    }

    private static void Ok(bool condition, string name)
    {
        if (!condition)
        {
            Failures.Add(name);
        }
    }

    private static string Ex(Action action)
    {
        try
        {
            action();
            return "none";
        }
        catch (Exception e)
        {
            return e.GetType().FullName!;
        }
    }

    // Calls whose only demand is that they compile and run.
    private static void Use(params object?[] values)
    {
        foreach (object? value in values)
        {
            Ok(value is not null, "a call returned null");
        }
    }

    private static string TemporaryPath([CallerMemberName] string name = "") =>
        Path.Combine(Path.GetTempPath(), $"roboirl-contract-{Environment.ProcessId}-{name}");
}
