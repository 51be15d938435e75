namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the pressing tasks.</summary>
internal static class PressingRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
    };
}
