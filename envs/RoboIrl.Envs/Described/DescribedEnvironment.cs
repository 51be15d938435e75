using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Documents;
using RoboIrl.Envs.Described.Models;
using RoboIrl.Envs.Randomization;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>An environment that a YAML file describes: the user's own MJCF, no code.</summary>
/// <remarks>
/// The file and its model are untrusted input: sizes, depths and counts are bounded, expressions can only compute, every path stays
/// below the file's folder. <c>docs/yaml-environments.md</c> explains the format.
/// </remarks>
public static class DescribedEnvironment
{
    private const int MaxProblems = 100;
    private const long MaxModelBytes = 1L << 30;

    /// <summary>Whether a text names a file that describes an environment, not a registered id.</summary>
    /// <param name="text">What the user wrote.</param>
    public static bool IsFile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Path.GetExtension(text) is ".yaml" or ".yml";
    }

    /// <summary>Reads a file, compiles its model and checks one against the other.</summary>
    /// <param name="path">The YAML file; it appears in messages as given.</param>
    /// <param name="taken">Ids that the file may not claim, for example the registered ones.</param>
    /// <returns>The environment. Its model is compiled anew from the files for every vector of worlds.</returns>
    /// <exception cref="ConfigException">Anything is wrong with the file, the model, or a name in it; the message lists every problem.</exception>
    public static EnvironmentDefinition Load(string path, IReadOnlyCollection<string>? taken = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        List<ConfigProblem> problems = [];
        Document? document = ReadDocument(path, problems);
        string folder = FolderOf(path);
        string id = document is null ? "" : IdOf(document, path, taken, problems);
        IReadOnlyList<int> constants = [];
        if (document?.Model is { } model && ModelFiles.Collect(model, folder, problems) is not null)
        {
            constants = CheckAgainstModel(document, Path.Combine(folder, model.Name), problems);
        }

        if (problems.Count > 0 || document is null)
        {
            throw Refused(problems);
        }

        return Define(document, path, id, constants);
    }

    /// <summary>Copies a file, its model and everything that the model names, so that a run stays whole when the originals change.</summary>
    /// <param name="path">The YAML file.</param>
    /// <param name="folder">Where the copies go; created when needed.</param>
    /// <returns>Path of the copied YAML file.</returns>
    /// <exception cref="ConfigException">The file names no readable model.</exception>
    /// <exception cref="IOException">A file cannot be copied.</exception>
    public static string Copy(string path, string folder)
    {
        IReadOnlyList<ModelFile> files = ReadNames(path);
        string from = FolderOf(path);
        Directory.CreateDirectory(folder);
        foreach (ModelFile file in files)
        {
            // A path that goes through a folder and out of it again is only found where that folder is.
            foreach (string through in ModelPaths.Folders(file.Written))
            {
                Directory.CreateDirectory(Path.Combine(folder, through));
            }

            File.Copy(Path.Combine(from, file.Path), Path.Combine(folder, file.Path));
        }

        string copy = Path.Combine(folder, Path.GetFileName(path));
        File.Copy(path, copy);
        return copy;
    }

    /// <summary>Everything that an environment's file is made of: itself, its model and what that names.</summary>
    /// <param name="path">The YAML file.</param>
    /// <returns>Full paths, those of the model as the engine will open them: they may go through other folders and out again.</returns>
    /// <exception cref="ConfigException">The file names no readable model.</exception>
    public static IReadOnlyList<string> FilesOf(string path)
    {
        IReadOnlyList<ModelFile> files = ReadNames(path);
        string folder = Path.GetFullPath(FolderOf(path));
        return [Path.GetFullPath(path), .. files.Select(file => Path.Combine(folder, file.Written))];
    }

    private static IReadOnlyList<ModelFile> ReadNames(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        List<ConfigProblem> problems = [];
        return ReadDocument(path, problems)?.Model is { } model && ModelFiles.Collect(model, FolderOf(path), problems) is { } files && problems.Count == 0
            ? files
            : throw Refused(problems);
    }

    private static Document? ReadDocument(string path, List<ConfigProblem> problems)
    {
        SourcePosition start = new(path, 1, 1);
        if (!IsFile(path) || ModelPaths.FileProblem(path, Path.GetFullPath(path), FolderOf(path)) is { } problem && Refuse(problem))
        {
            if (!IsFile(path))
            {
                Refuse($"'{KeyNames.Show(path)}' is no .yaml file");
            }

            return null;
        }

        return ConfigSources.ReadText(path, start, problems) is { } text ? DocumentReader.Read(path, text, problems) : null;

        bool Refuse(string message)
        {
            problems.Add(new(start, "", message));
            return true;
        }
    }

    private static IReadOnlyList<int> CheckAgainstModel(Document document, string modelPath, List<ConfigProblem> problems)
    {
        try
        {
            using MjModel model = MjModel.FromFile(modelPath);
            if (model.BufferBytes > MaxModelBytes)
            {
                problems.Add(new(document.Model!.Position, "", string.Create(CultureInfo.InvariantCulture, $"the model '{KeyNames.Show(document.Model.Name)}' takes {model.BufferBytes >> 20} MiB, expected at most {MaxModelBytes >> 20}; use smaller textures, meshes or height fields")));
                return [];
            }

            if (document.Randomization is { } randomization)
            {
                RandomizationChecks.Run(randomization.Config, model, (key, message) => problems.Add(new(randomization.Written.Locate(key), key, $"'randomization.{key}': {message}")));
            }

            return TaskBuilder.Build(document, model, problems)?.ConstantObservations ?? [];
        }
        catch (Exception e) when (e is MuJoCoException or IOException)
        {
            problems.Add(new(document.Model!.Position, "", $"the model '{KeyNames.Show(document.Model.Name)}' does not compile: {e.Message.ReplaceLineEndings(" ")}"));
            return [];
        }
    }

    private static EnvironmentDefinition Define(Document document, string path, string id, IReadOnlyList<int> constants) => new()
    {
        Id = id,
        Summary = document.Summary ?? $"described in {Path.GetFileName(path)}",
        Reward = string.Join(" + ", document.Reward.Select(r => r.Weight == 1 ? r.Text.Text.Trim() : string.Create(CultureInfo.InvariantCulture, $"{r.Weight} * ({r.Text.Text.Trim()})"))),
        Termination = document.Termination.Count == 0 ? "never" : string.Join(", or ", document.Termination.Select(t => t.Text.Text.Trim())),
        ConstantObservations = constants,
        Source = path,
        Model = ModelSource.FromFile(Path.Combine(FolderOf(path), document.Model!.Name)),
        CreateTask = model => CreateTask(document, model),
        FrameSkip = document.FrameSkip,
        Stepping = document.Stepping,
        MaxEpisodeSteps = document.MaxEpisodeSteps,
        Randomization = document.Randomization?.Config,
    };

    private static DescribedTask CreateTask(Document document, MjModel model)
    {
        List<ConfigProblem> problems = [];
        return TaskBuilder.Build(document, model, problems) ?? throw Refused(problems);
    }

    private static string IdOf(Document document, string path, IReadOnlyCollection<string>? taken, List<ConfigProblem> problems)
    {
        if (document.Id is not { } id)
        {
            string name = new([.. Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
            string words = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
            return $"described/{(words.Length == 0 ? "environment" : words)}-v0";
        }

        if (!EnvironmentRegistry.IsVersionedId(id.Name))
        {
            problems.Add(new(id.Position, "", $"the id '{KeyNames.Show(id.Name)}' is malformed; expected lower-case words with dashes, a suite and a version, such as robots/my-robot-v0"));
        }
        else if (taken?.Contains(id.Name) == true)
        {
            problems.Add(new(id.Position, "", $"the id '{id.Name}' is that of a registered environment; choose another one"));
        }

        return id.Name;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    private static ConfigException Refused(List<ConfigProblem> problems) => new(
        [.. problems.Distinct().OrderBy(p => p.Position.Line).ThenBy(p => p.Position.Column).Take(MaxProblems)]);
}
