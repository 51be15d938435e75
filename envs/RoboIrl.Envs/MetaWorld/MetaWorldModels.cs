using System.Reflection;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>The scenes of the manipulation tasks, which travel inside this assembly.</summary>
internal static class MetaWorldModels
{
    private const string Folder = "metaworld/";
    private const string Extension = ".xml";
    private static readonly Assembly Home = typeof(MetaWorldModels).Assembly;

    /// <summary>Names of all scenes with a task, in alphabetical order: <c>assembly</c>, <c>basketball</c>, ... <c>window</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.LastIndexOf('/') == Folder.Length - 1)
            .Select(name => name[Folder.Length..^Extension.Length])
            .Where(name => name is not ("scene" or "arm"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A scene: arm, table and the task's things.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public static ModelSource Load(string name) =>
        Names.Contains(name, StringComparer.Ordinal)
            ? ModelSource.EmbeddedWithIncludes(Home, Folder, name + Extension)
            : throw new ArgumentException($"There is no manipulation scene '{name}'; there are: {string.Join(", ", Names)}.", nameof(name));
}
