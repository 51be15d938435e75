namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the tool tasks.</summary>
internal static class ToolRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
    };
}
