using System.Globalization;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Originals;
using RoboIrl.Envs.Randomization;
using RoboIrl.MuJoCo;

namespace RoboIrl.Cli.Running;

/// <summary>Checks of an experiment that need what is registered: names in models, and what an environment of several tasks allows.</summary>
internal static class ExperimentChecks
{
    /// <summary>Reports every problem.</summary>
    /// <param name="experiment">Bound; each key is right in itself.</param>
    /// <param name="report">Takes a dotted key and what is wrong with it.</param>
    public static void Run(ExperimentConfig experiment, Action<string, string> report)
    {
        EnvironmentConfig config = experiment.Environment;
        EnvironmentDefinition? registered = Suite.Environments.Definitions.FirstOrDefault(d => d.Id == config.Id);
        if (config.Manipulation is not null && registered?.Configure is null)
        {
            report("environment.manipulation", $"'{config.Name}' has no arm of the manipulation suite (metaworld/..., tabletop/...) and no such options; remove the section");
        }
        else if (config.Manipulation is { } options && !MetaWorldSuite.Has(config.Id) && options != new ManipulationConfig { Observation = options.Observation, HideGoal = options.HideGoal })
        {
            report("environment.manipulation", $"'{config.Name}' has one set of rules, its own models, and new placements in every episode; remove all but observation and hide_goal, the rest is for metaworld/...");
            return;
        }

        if (config.Manipulation?.Assets is { } assets && AssetsFolder.Problem(assets) is { } problem)
        {
            report("environment.manipulation.assets", problem);
            return;
        }

        if (registered is { Members.Count: > 0 })
        {
            CheckTasks(experiment, registered.Members.Count, report);
        }

        CheckNames(config, report);
        RewardChecks.Run(experiment, report);
    }

    private static void CheckTasks(ExperimentConfig experiment, int tasks, Action<string, string> report)
    {
        EnvironmentConfig config = experiment.Environment;
        CheckMultiple("environment.count", config.Count);
        CheckMultiple("evaluation.episodes", experiment.Evaluation.Episodes);
        if (config.Pixels?.IsEnabled() == true)
        {
            report("environment.pixels", $"'{config.Id}' has several models, and cameras see one; choose a single task, or leave images out");
        }

        if (config.Randomization?.Parameters.Any(static p => p.Each) == true)
        {
            report("environment.randomization", $"'{config.Id}' has several models, and 'each' names other parts in each of them; name the parts that all have");
        }

        void CheckMultiple(string key, int value)
        {
            if (value % tasks != 0)
            {
                report(key, FormattableString.Invariant($"'{config.Id}' has {tasks} tasks, one per world in turn; expected a multiple of {tasks}, not {value}"));
            }
        }
    }

    private static void CheckNames(EnvironmentConfig config, Action<string, string> report)
    {
        RandomizationConfig? randomization = config.Randomization;
        IReadOnlyList<string> cameras = config.Pixels?.Cameras ?? [];
        if (randomization is null && cameras.Count == 0)
        {
            return;
        }

        EnvironmentDefinition definition = Suite.FindPlain(config);
        CheckNoise(config, randomization ?? definition.Randomization, report);
        foreach (ModelSource source in (definition.Members.Count > 0 ? definition.Members.Select(static member => member.Model) : [definition.Model]).Distinct())
        {
            using MjModel model = source.Load();
            if (randomization is not null)
            {
                RandomizationChecks.Run(randomization, model, (key, message) => report("environment.randomization." + key, message));
            }

            CheckCameras(cameras, model, report);
        }
    }

    // Images have no noise, so where they are all that is observed the key would silently do nothing.
    private static void CheckNoise(EnvironmentConfig config, RandomizationConfig? randomization, Action<string, string> report)
    {
        if (config.Pixels is not { KeepState: false } pixels || !pixels.IsEnabled() || randomization?.ObservationNoise.Any(static deviation => deviation > 0) != true)
        {
            return;
        }

        string deviations = string.Join(", ", randomization.ObservationNoise.Select(static deviation => deviation.ToString(CultureInfo.InvariantCulture)));
        bool isOwn = config.Randomization is not null;
        report(
            isOwn ? "environment.randomization.observation_noise" : "environment.pixels",
            $"observation_noise [{deviations}] is for the environment's own observation, of which nothing is seen here: images alone are observed, and they have no noise; "
            + $"keep the observation with environment.pixels.keep_state: true, or take the noise out{(isOwn ? "" : $": it is in the randomization of '{config.File}', which a section environment.randomization of the experiment replaces")}");
    }

    private static void CheckCameras(IReadOnlyList<string> cameras, MjModel model, Action<string, string> report)
    {
        for (int i = 0; i < cameras.Count; i++)
        {
            try
            {
                model.Camera(cameras[i]);
            }
            catch (KeyNotFoundException e)
            {
                report(FormattableString.Invariant($"environment.pixels.cameras[{i}]"), e.Message);
            }
        }
    }
}
