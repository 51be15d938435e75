using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.RewardPrograms;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>The experiment that rewards of one environment are trained and compared with.</summary>
/// <remarks>
/// For metaworld/ and tabletop/ eight worlds and one update of SAC for eight steps, as Text2Reward has it (Xie et al. 2024,
/// arXiv:2309.11489); PPO for anything else. <c>configs/text2reward</c> has the numbers, which are this suite's.
/// </remarks>
/// <param name="File">Experiment file.</param>
/// <param name="Overrides">Of its keys.</param>
internal sealed record RewardExperiment(string File, IReadOnlyList<string> Overrides)
{
    /// <summary>The experiment for an environment.</summary>
    /// <param name="environment">Registered id or YAML file; null for the file's own.</param>
    /// <param name="file">Experiment file; null for the one that suits the environment.</param>
    /// <param name="steps">Environment steps; null for the file's.</param>
    /// <exception cref="UsageException">Neither is named, or there is no source checkout to take a file from.</exception>
    /// <exception cref="UnknownEnvironmentException">No such id.</exception>
    public static RewardExperiment Of(string? environment, string? file, long? steps)
    {
        List<string> overrides = [];
        if (environment is not null)
        {
            EnvironmentDefinition definition = Suite.Find(environment); // its error names the nearest id
            overrides.Add(DescribedEnvironment.IsFile(environment) ? $"environment.file={Quoted(environment)}" : $"environment.id={environment}");
            if (file is null && !KnowsSuccess(definition))
            {
                overrides.Add("evaluation.stop_at_success=0");
            }

            file ??= FileFor(definition);
        }

        if (steps is { } count)
        {
            overrides.Add(string.Create(CultureInfo.InvariantCulture, $"total_steps={count}"));
        }

        return new RewardExperiment(file ?? throw new UsageException("Say where: --env ID, or --config FILE with an experiment that names its environment."), overrides);
    }

    /// <summary>The key that lets a program pay.</summary>
    /// <param name="path">File of the program.</param>
    public static string Paying(string path) => $"environment.reward_program={Quoted(path)}";

    // An override is YAML, where a path may hold what ends a value or begins something else: ' #', ': ', '['.
    private static string Quoted(string path) => $"'{Path.GetFullPath(path).Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool KnowsSuccess(EnvironmentDefinition definition)
    {
        using MuJoCoEnvironment world = definition.CreateWorld();
        return world.Spec.SuccessIndex >= 0;
    }

    private static string FileFor(EnvironmentDefinition definition)
    {
        string root = Checkout.Root ?? throw new UsageException("The experiments for reward programs lie in the source checkout, and this program runs outside of it; name one by --config FILE.");
        Type world = RewardedEnvironment.Describe(definition).World;
        string name = world == typeof(IAntWorld) ? "ant"
            : world != typeof(IManipulationWorld) ? "locomotion"
            : MetaWorldSuite.Has(definition.Id) ? "manipulation"
            : "tabletop";
        return Path.Combine(root, "configs", "text2reward", name + ".yaml");
    }
}
