using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>The assemblies that a program is compiled against.</summary>
internal static class References
{
    /// <summary>What an author sees: the runtime's core, for the primitives, and the contract's assembly.</summary>
    public static ImmutableArray<MetadataReference> ForAuthors { get; } =
    [
        Of(typeof(object)), MetadataReference.CreateFromFile(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll")), Of(typeof(RewardContract)),
    ];

    /// <summary>With what the rewritten program calls.</summary>
    public static ImmutableArray<MetadataReference> ForRewritten { get; } = ForAuthors.Add(Of(typeof(LoopFuel)));

    private static PortableExecutableReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
