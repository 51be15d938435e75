namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the tool tasks count as done.</summary>
internal static class ToolSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal);
}
