using RoboIrl.Core.Configuration;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Originals;

namespace RoboIrl.Cli.Running;

/// <summary>Which original models the manipulation suite runs on: a folder of the user's, or none.</summary>
internal static class Assets
{
    /// <summary>The folder asked for, by argument or else by METAWORLD_ASSETS; null for the built-in models.</summary>
    /// <param name="given">What the command line says.</param>
    /// <exception cref="UsageException">It cannot be used; the message says who named it.</exception>
    public static string? Find(string? given)
    {
        string? folder = given ?? Environment.GetEnvironmentVariable(AssetsFolder.Variable);
        if (given is null && string.IsNullOrEmpty(folder))
        {
            return null;
        }

        return AssetsFolder.Problem(folder!) is { } problem
            ? throw new UsageException($"{(given is null ? AssetsFolder.Variable : "--assets")}: {problem}")
            : Path.GetFullPath(folder!);
    }

    /// <summary>An experiment that says for itself which models it runs on, so that its run folder keeps that.</summary>
    /// <param name="config">Any experiment.</param>
    /// <exception cref="UsageException">METAWORLD_ASSETS names a folder that cannot be used.</exception>
    public static ExperimentConfig Resolve(ExperimentConfig config)
    {
        EnvironmentConfig environment = config.Environment;
        if (!MetaWorldSuite.Has(environment.Id) || environment.Manipulation?.Assets is not null || Find(null) is not { } folder)
        {
            return config;
        }

        return config with { Environment = environment with { Manipulation = (environment.Manipulation ?? new ManipulationConfig()) with { Assets = folder } } };
    }
}
