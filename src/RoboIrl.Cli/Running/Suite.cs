using RoboIrl.Core.Configuration;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;
using RoboIrl.Learners;

namespace RoboIrl.Cli.Running;

/// <summary>What this program offers by name. Add an environment or a learner to its registry, nothing here.</summary>
internal static class Suite
{
    /// <summary>All environments.</summary>
    public static EnvironmentRegistry Environments { get; } = EnvironmentRegistry.CreateDefault();

    /// <summary>All learners.</summary>
    public static LearnerCatalog Learners => LearnerFactory.Catalog;

    /// <summary>A registered environment, or the one that a YAML file describes.</summary>
    /// <param name="idOrFile">An id, or the path of a <c>.yaml</c> file.</param>
    /// <exception cref="UnknownEnvironmentException">No such id.</exception>
    /// <exception cref="ConfigException">The file is wrong; the message lists every problem.</exception>
    public static EnvironmentDefinition Find(string idOrFile) => DescribedEnvironment.IsFile(idOrFile)
        ? DescribedEnvironment.Load(idOrFile, [.. Environments.Definitions.Select(d => d.Id)])
        : Environments.Find(idOrFile);

    /// <summary>The environment of an experiment.</summary>
    public static EnvironmentDefinition Find(EnvironmentConfig config) => Find(config.File ?? config.Id ?? "");

    /// <summary>Makes one world of an environment, with a model of its own. The caller disposes it.</summary>
    public static MuJoCoEnvironment CreateWorld(EnvironmentDefinition definition) => new(definition, definition.Model.Load(), ownsModel: true);

    /// <summary>Loads an experiment and checks it against what is registered.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="overrides">Texts like <c>ppo.learning_rate=1e-4</c>.</param>
    /// <exception cref="ConfigException">Anything is wrong; the message lists every problem.</exception>
    public static ExperimentConfig Load(string path, IReadOnlyList<string>? overrides = null) =>
        ConfigLoader.LoadExperiment(path, Learners, overrides, [.. Environments.Definitions.Select(d => d.Id)]);
}
