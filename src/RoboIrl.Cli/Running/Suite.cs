using RoboIrl.Core.Configuration;
using RoboIrl.Envs;
using RoboIrl.Learners;

namespace RoboIrl.Cli.Running;

/// <summary>What this program offers by name. Add an environment or a learner to its registry, nothing here.</summary>
internal static class Suite
{
    /// <summary>All environments.</summary>
    public static EnvironmentRegistry Environments { get; } = EnvironmentRegistry.CreateDefault();

    /// <summary>All learners.</summary>
    public static LearnerCatalog Learners => LearnerFactory.Catalog;

    /// <summary>Loads an experiment and checks it against what is registered.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="overrides">Texts like <c>ppo.learning_rate=1e-4</c>.</param>
    /// <exception cref="ConfigException">Anything is wrong; the message lists every problem.</exception>
    public static ExperimentConfig Load(string path, IReadOnlyList<string>? overrides = null) =>
        ConfigLoader.LoadExperiment(path, Learners, overrides, [.. Environments.Definitions.Select(d => d.Id)]);
}
