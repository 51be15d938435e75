namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the pressing tasks count as done.</summary>
internal static class PressingSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal);
}
