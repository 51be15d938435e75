using RoboIrl.Cli.Running;

namespace RoboIrl.Cli.Tests;

/// <summary>Paths in the checkout, and folders of a test's own.</summary>
internal static class Checkouts
{
    public static string Root { get; } = Checkout.Root ?? throw new InvalidOperationException("The tests run in the source checkout.");

    public static string File(string name) => Path.Combine(Root, name);

    /// <summary>Every experiment file of the checkout, relative.</summary>
    public static IEnumerable<string> Configs() => Directory.EnumerateFiles(File("configs"), "*.yaml", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f))
        .Order(StringComparer.Ordinal);
}
