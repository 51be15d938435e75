using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>A folder with the models of a Meta-World checkout, which a user brings along.</summary>
/// <remarks>The checkout itself or its <c>metaworld/assets</c>. Nothing outside that folder is read.</remarks>
public sealed class AssetsFolder
{
    /// <summary>The environment variable that names the folder where nothing else does.</summary>
    public const string Variable = "METAWORLD_ASSETS";

    private const string Models = "sawyer_xyz";
    private const string Remedy = "give the folder of a Meta-World checkout (github.com/Farama-Foundation/Metaworld) or its metaworld/assets";
    private const long LargestFile = 256L << 20;

    private AssetsFolder(string root) => Root = root;

    /// <summary>Full path of the folder that holds <c>sawyer_xyz</c>, <c>objects</c>, <c>scene</c> and <c>textures</c>.</summary>
    public string Root { get; }

    /// <summary>Opens the folder.</summary>
    /// <param name="path">The checkout or its <c>metaworld/assets</c>; relative to the working folder.</param>
    /// <exception cref="ConfigException">It is missing or holds no models.</exception>
    public static AssetsFolder Open(string path) =>
        Problem(path) is { } problem ? throw OriginalProblem.At(path, 0, 0, problem) : new AssetsFolder(Candidates(path).First(HoldsModels));

    /// <summary>Why a folder cannot be used; null where it can.</summary>
    /// <param name="path">As for <see cref="Open"/>.</param>
    public static string? Problem(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return $"the name of the folder of Meta-World's models is empty; {Remedy}";
        }

        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? $"'{KeyNames.Show(path)}' is a file, not a folder of Meta-World's models; {Remedy}"
                : $"there is no folder '{KeyNames.Show(path)}' with Meta-World's models; {Remedy}";
        }

        return Candidates(path).Any(HoldsModels)
            ? null
            : $"'{KeyNames.Show(path)}' is no folder of Meta-World's models: it has neither {Models} nor metaworld/assets/{Models}; {Remedy}";
    }

    /// <summary>Where a model file lies.</summary>
    /// <param name="file">Its name, for example <c>sawyer_drawer.xml</c>.</param>
    internal string ModelPath(string file) => Path.Combine(Root, Models, file);

    /// <summary>The full path of a file that a model names, which has to be there and inside the folder.</summary>
    /// <param name="named">Relative to the models' folder, as the engine has it.</param>
    /// <param name="folder">What the model puts in front of it, for example its mesh folder; may be empty.</param>
    /// <param name="what">What it is, for messages: mesh, texture, include.</param>
    /// <param name="place">Where it is named.</param>
    /// <exception cref="ConfigException">It is missing, too large or outside.</exception>
    internal string Inside(string named, string folder, string what, SourcePosition place)
    {
        string shown = KeyNames.Show(named);
        if (named.Length == 0 || named.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(named) || Path.IsPathRooted(folder))
        {
            throw OriginalProblem.At(place, $"the {what} '{shown}' is not a path inside the assets folder; expected one relative to {Models}, such as ../objects/...");
        }

        string full = Path.GetFullPath(Path.Combine(Root, Models, folder, named));
        if (!full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw OriginalProblem.At(place, $"the {what} '{shown}' lies outside the assets folder '{Root}'; only files inside it are read");
        }

        FileInfo file = new(full);
        if (!file.Exists)
        {
            throw OriginalProblem.At(place, $"the {what} '{shown}' is missing ('{full}'); complete the checkout, it is part of the Meta-World repository, or put any file of that kind there");
        }

        return file.Length <= LargestFile
            ? full
            : throw OriginalProblem.At(place, FormattableString.Invariant($"the {what} '{shown}' has {file.Length} bytes; at most {LargestFile} are read"));
    }

    private static IEnumerable<string> Candidates(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return [full, Path.Combine(full, "metaworld", "assets")];
    }

    private static bool HoldsModels(string folder) => Directory.Exists(Path.Combine(folder, Models));
}
