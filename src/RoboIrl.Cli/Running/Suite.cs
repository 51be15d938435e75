using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Learners;
using RoboIrl.Rendering.Pixels;

namespace RoboIrl.Cli.Running;

/// <summary>What this program offers by name. Add an environment or a learner to its registry, nothing here.</summary>
internal static class Suite
{
    private const int MostEvaluationWorlds = 16;

    // A world for each start takes 1 to 2 MB.
    private const int MostPlacements = 512;

    /// <summary>All environments.</summary>
    public static EnvironmentRegistry Environments { get; } = EnvironmentRegistry.CreateDefault();

    /// <summary>All learners.</summary>
    public static LearnerCatalog Learners => LearnerFactory.Catalog;

    /// <summary>A registered environment, or the one that a YAML file describes; manipulation tasks on the models of METAWORLD_ASSETS.</summary>
    /// <param name="idOrFile">An id, or the path of a <c>.yaml</c> file.</param>
    /// <exception cref="UnknownEnvironmentException">No such id.</exception>
    /// <exception cref="ConfigException">The file is wrong; the message lists every problem.</exception>
    public static EnvironmentDefinition Find(string idOrFile)
    {
        EnvironmentDefinition definition = FindBuiltIn(idOrFile);
        return MetaWorldSuite.Has(definition.Id) && definition.Configure is { } configure && Assets.Find(null) is { } assets ? configure(new ManipulationConfig { Assets = assets }) : definition;
    }

    /// <summary>The environment of an experiment: paid by its program, randomized, where it says so.</summary>
    /// <exception cref="InvalidDataException">The program is refused.</exception>
    public static EnvironmentDefinition Find(EnvironmentConfig config)
    {
        EnvironmentDefinition definition = FindPlain(config);
        definition = config.RewardProgram is not null ? definition.With(VerifiedPrograms.Load(config)) : config.SuccessReward ? definition.WithSuccess() : definition;
        return config.Randomization is null ? definition : Randomized(definition, config.Randomization);
    }

    /// <summary>As <see cref="Find(EnvironmentConfig)"/>, for judging a policy.</summary>
    public static EnvironmentDefinition FindForEvaluation(EnvironmentConfig config)
    {
        EnvironmentDefinition definition = Find(config);
        RandomizationConfig? randomization = definition.Randomization?.InEvaluation == false ? null : definition.Randomization;
        return Randomized(definition.ForEvaluation?.Invoke() ?? definition, randomization);
    }

    /// <summary>Makes worlds that are stepped together, seen through cameras where the experiment says so. The caller disposes them.</summary>
    /// <param name="definition">From <see cref="Find(EnvironmentConfig)"/> or <see cref="FindForEvaluation"/>.</param>
    /// <param name="config">The experiment's section.</param>
    /// <param name="count">Number of worlds.</param>
    /// <param name="faulted">Hears of numeric faults.</param>
    public static IVectorEnvironment CreateWorlds(EnvironmentDefinition definition, EnvironmentConfig config, int count, Action<NumericFault>? faulted = null)
    {
        MuJoCoVectorEnvironment worlds = definition.CreateVector(count, config.Workers);
        worlds.Faulted += faulted;
        if (config.Pixels?.IsEnabled() != true)
        {
            return worlds;
        }

        try
        {
            return new PixelEnvironment(worlds, worlds.Model, config.Pixels);
        }
        catch
        {
            worlds.Dispose();
            throw;
        }
    }

    /// <summary>How many worlds judge a policy: one per episode, but few, and the same number for each task.</summary>
    /// <param name="definition">The environment.</param>
    /// <param name="episodes">Episodes of an evaluation.</param>
    public static int EvaluationWorlds(EnvironmentDefinition definition, int episodes)
    {
        int tasks = Math.Max(1, definition.Members.DistinctBy(static member => member.Id).Count());
        if (tasks == 1)
        {
            return Math.Min(Math.Max(MostEvaluationWorlds, Math.Min(definition.Members.Count, MostPlacements)), episodes);
        }

        return Math.Min(Math.Max(MostEvaluationWorlds / tasks, 1), (episodes + tasks - 1) / tasks) * tasks;
    }

    /// <summary>Shapes and bounds of an experiment's environment, images included.</summary>
    public static EnvironmentSpec SpecOf(EnvironmentConfig config)
    {
        using MuJoCoEnvironment world = Find(config).CreateWorld();
        return config.Pixels?.IsEnabled() == true ? PixelEnvironment.SpecOf(world.Spec, config.Pixels) : world.Spec;
    }

    /// <summary>Loads an experiment and checks it against what is registered.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="overrides">Texts like <c>ppo.learning_rate=1e-4</c>.</param>
    /// <exception cref="ConfigException">Anything is wrong; the message lists every problem.</exception>
    public static ExperimentConfig Load(string path, IReadOnlyList<string>? overrides = null) =>
        Assets.Resolve(LoadAsWritten(path, overrides));

    /// <summary>As <see cref="Load"/>, for what a run folder keeps: nothing is added to it from where the program runs now.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="overrides">Texts like <c>ppo.learning_rate=1e-4</c>.</param>
    /// <exception cref="ConfigException">Anything is wrong; the message lists every problem.</exception>
    public static ExperimentConfig LoadAsWritten(string path, IReadOnlyList<string>? overrides = null) =>
        ConfigLoader.LoadExperiment(path, Learners, overrides, [.. Environments.Definitions.Select(d => d.Id)], ExperimentChecks.Run);

    private static EnvironmentDefinition Randomized(EnvironmentDefinition definition, RandomizationConfig? randomization) =>
        definition with { Randomization = randomization, Members = [.. definition.Members.Select(member => member with { Randomization = randomization })] };

    /// <summary>The environment that an experiment names, under its options but with its own reward and not randomized.</summary>
    internal static EnvironmentDefinition FindPlain(EnvironmentConfig config)
    {
        EnvironmentDefinition definition = FindBuiltIn(config.File ?? config.Id ?? "");
        return config.Manipulation is { } options && definition.Configure is { } configure ? configure(options) : definition;
    }

    private static EnvironmentDefinition FindBuiltIn(string idOrFile) => DescribedEnvironment.IsFile(idOrFile)
        ? DescribedEnvironment.Load(idOrFile, [.. Environments.Definitions.Select(d => d.Id)])
        : Environments.Find(idOrFile);
}
