using RoboIrl.Core.Text;

namespace RoboIrl.Core.Configuration;

/// <summary>
/// Loads experiments from YAML: <c>extends</c>, <c>--set</c> overrides, strict binding. All problems are reported at once.
/// </summary>
public static class ConfigLoader
{
    /// <summary>Loads an experiment.</summary>
    /// <param name="path">A <c>.yaml</c> file; it appears in messages as given.</param>
    /// <param name="learners">The learners there are.</param>
    /// <param name="overrides">Texts like <c>ppo.learning_rate=1e-4</c>, later ones win.</param>
    /// <param name="environments">The registered environment ids; null leaves the id to whoever makes the environment.</param>
    /// <param name="check">Rules that only the caller knows, asked when everything else is well; it reports dotted keys and messages.</param>
    /// <returns>The experiment with every default filled in.</returns>
    /// <exception cref="ConfigException">Anything is wrong; the message lists every problem.</exception>
    public static ExperimentConfig LoadExperiment(
        string path, LearnerCatalog learners, IReadOnlyList<string>? overrides = null, IReadOnlyCollection<string>? environments = null,
        Action<ExperimentConfig, Action<string, string>>? check = null)
    {
        List<ConfigProblem> problems = [];
        ConfigMap? root = new ConfigSources(problems).Load(path);
        return BindExperiment(root, path, learners, overrides, environments, check, problems);
    }

    /// <summary>As <see cref="LoadExperiment"/>, from text; <c>extends</c> is refused.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What messages call the text.</param>
    /// <param name="learners">The learners there are.</param>
    /// <param name="overrides">Texts like <c>ppo.learning_rate=1e-4</c>.</param>
    /// <param name="environments">The registered environment ids, or null.</param>
    /// <exception cref="ConfigException">Anything is wrong.</exception>
    public static ExperimentConfig ParseExperiment(string text, string name, LearnerCatalog learners, IReadOnlyList<string>? overrides = null, IReadOnlyCollection<string>? environments = null)
    {
        List<ConfigProblem> problems = [];
        ConfigMap? root = ConfigSources.RootOf(YamlReader.Read(text, name, problems), name, problems);
        return BindExperiment(root, name, learners, overrides, environments, null, problems);
    }

    /// <summary>Loads any configuration record that selects no learner.</summary>
    /// <typeparam name="T">A sealed record with a parameterless constructor.</typeparam>
    /// <param name="path">A <c>.yaml</c> file.</param>
    /// <param name="overrides">Texts like <c>a.b=c</c>.</param>
    /// <exception cref="ConfigException">Anything is wrong.</exception>
    public static T Load<T>(string path, IReadOnlyList<string>? overrides = null)
        where T : class
    {
        List<ConfigProblem> problems = [];
        ConfigMap? root = new ConfigSources(problems).Load(path);
        return (T)Bind(typeof(T), root, path, null, overrides, problems, null);
    }

    private static ExperimentConfig BindExperiment(
        ConfigMap? root, string name, LearnerCatalog learners, IReadOnlyList<string>? overrides, IReadOnlyCollection<string>? environments,
        Action<ExperimentConfig, Action<string, string>>? check, List<ConfigProblem> problems)
    {
        ConfigMap? written = null;
        ExperimentConfig bound = (ExperimentConfig)Bind(typeof(ExperimentConfig), root, name, learners, overrides, problems, map =>
        {
            written = map;
            if (map.Find("environment")?.Value is ConfigMap section)
            {
                CheckEnvironment(section, environments, problems);
            }
        });
        CheckDataset(bound, learners, written!, problems);
        ExperimentConfig experiment = bound with
        {
            Environment = WithFullPaths(bound.Environment, written!.Find("environment")?.Value as ConfigMap),
            Dataset = FullPath(bound.Dataset, written.Find("dataset")?.Value),
        };
        check?.Invoke(experiment, (key, message) => problems.Add(new(written.Locate(key), key, $"'{key}': {message}")));
        return problems.Count == 0 ? experiment : throw new ConfigException([.. problems.Take(100)]);
    }

    private static void CheckDataset(ExperimentConfig experiment, LearnerCatalog learners, ConfigMap written, List<ConfigProblem> problems)
    {
        bool given = !string.IsNullOrWhiteSpace(experiment.Dataset);
        if (given == learners.NeedsDataset(experiment.Learner))
        {
            return;
        }

        string problem = given
            ? $"the learner '{experiment.Learner}' learns in its worlds, not from a dataset; remove the key, or write 'dataset: null'"
            : $"the learner '{experiment.Learner}' learns from recorded episodes: give the folder of a dataset, for example one that 'roboirl data collect' made";
        problems.Add(new(written.Locate("dataset"), "dataset", $"'dataset': {problem}"));
    }

    private static EnvironmentConfig WithFullPaths(EnvironmentConfig environment, ConfigMap? section)
    {
        ManipulationConfig? manipulation = environment.Manipulation;
        ConfigMap? options = section?.Find("manipulation")?.Value as ConfigMap;
        return environment with
        {
            File = FullPath(environment.File, section?.Find("file")?.Value),
            RewardProgram = FullPath(environment.RewardProgram, section?.Find("reward_program")?.Value),
            Manipulation = manipulation is null ? null : manipulation with { Assets = FullPath(manipulation.Assets, options?.Find("assets")?.Value) },
        };
    }

    private static string? FullPath(string? path, ConfigNode? written) =>
        string.IsNullOrWhiteSpace(path) || written is null ? path : Path.GetFullPath(Path.Combine(FolderOf(written.Position), path));

    // A file is found from where its key is written, also through 'extends'; an override is written in the working folder.
    private static string FolderOf(SourcePosition position) => position.Line == 0 ? "" : Path.GetDirectoryName(position.File) ?? "";

    private static void CheckEnvironment(ConfigMap section, IReadOnlyCollection<string>? environments, List<ConfigProblem> problems)
    {
        ConfigScalar? id = Given(section, "id");
        ConfigScalar? file = Given(section, "file");
        if (section.Find("id") is null && section.Find("file") is null)
        {
            problems.Add(new(section.Position, "environment.id", "missing key 'environment.id': a registered id; or 'environment.file': a YAML file that describes an environment"));
        }
        else if (id is not null && file is not null)
        {
            problems.Add(new(file.Position, "environment.file", $"the environment has an id (written at {id.Position}) and a file; remove one"));
        }
        else if (id is null && file is null && section.Find("id")?.Value is null or ConfigScalar && section.Find("file")?.Value is null or ConfigScalar)
        {
            problems.Add(new(section.Position, "environment.id", "'environment.id' and 'environment.file' are both empty; give one of them"));
        }

        if (environments is not null && id is not null && !environments.Contains(id.Text))
        {
            problems.Add(new(id.Position, "environment.id", $"there is no environment '{KeyNames.Show(id.Text)}'{NearMiss.Hint(id.Text, environments)}; 'roboirl env list' names them all"));
        }
    }

    private static ConfigScalar? Given(ConfigMap section, string key) => section.Find(key)?.Value is ConfigScalar { IsNull: false } scalar ? scalar : null;

    private static object Bind(Type type, ConfigMap? root, string name, LearnerCatalog? learners, IReadOnlyList<string>? overrides, List<ConfigProblem> problems, Action<ConfigMap>? check)
    {
        // Without a readable file the missing keys would only bury the one problem that matters.
        bool unreadable = root is null;
        ConfigMap map = ConfigSources.Override(root ?? new ConfigMap(new(name, 1, 1), []), overrides ?? [], problems);
        if (!unreadable)
        {
            object bound = new ConfigBinder(problems, learners).BindSection(type, map, null, "");
            check?.Invoke(map);
            if (problems.Count == 0)
            {
                return bound;
            }
        }

        throw new ConfigException([.. problems.Take(100)]);
    }
}
