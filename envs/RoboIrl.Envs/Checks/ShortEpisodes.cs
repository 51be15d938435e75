namespace RoboIrl.Envs.Checks;

/// <summary>Makes episodes end soon: what ends them is checked in a few steps, whatever the rules say of time.</summary>
internal static class ShortEpisodes
{
    /// <summary>The same environment, truncated after so many steps or earlier where its rules say so.</summary>
    /// <param name="definition">The environment; its members are shortened with it.</param>
    /// <param name="mostSteps">At least 1.</param>
    public static EnvironmentDefinition Of(EnvironmentDefinition definition, int mostSteps) => definition with
    {
        MaxEpisodeSteps = Math.Min(definition.MaxEpisodeSteps, mostSteps),
        Members = [.. definition.Members.Select(member => Of(member, mostSteps))],
    };
}
