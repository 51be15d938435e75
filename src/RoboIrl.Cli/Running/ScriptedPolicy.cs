using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Envs;

namespace RoboIrl.Cli.Running;

/// <summary>Policies that nobody has to train.</summary>
internal static class ScriptedPolicy
{
    /// <summary>The names there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["expert", "random", "zero"];

    /// <summary>A policy by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="definition">The environment.</param>
    /// <param name="spec">Its shapes.</param>
    /// <exception cref="UsageException">The environment has no expert.</exception>
    public static IPolicy Create(string name, EnvironmentDefinition definition, EnvironmentSpec spec) => name switch
    {
        "random" => new RandomPolicy(spec),
        "zero" => new ZeroPolicy(spec),
        _ => definition.Expert?.Invoke(spec)
            ?? throw new UsageException($"'{definition.Id}' has no scripted expert; choose --agent random or zero, or name a run."),
    };

    /// <summary>How its actions are taken: chance is all there is to the random one.</summary>
    public static ActMode ModeOf(string name) => name == "random" ? ActMode.Sample : ActMode.Deterministic;
}
