namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>The v2 rewards of Meta-World, written a second time from their equations.</summary>
internal static class PublishedRewards
{
    /// <summary>State, first state of the episode, reward; by task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } =
        new[] { PushingRewards.All, PickingRewards.All, ToolRewards.All, PressingRewards.All, OpeningRewards.All }
            .SelectMany(static group => group).ToDictionary(StringComparer.Ordinal);
}
