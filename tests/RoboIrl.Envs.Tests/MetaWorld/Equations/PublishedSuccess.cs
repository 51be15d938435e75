namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the tasks of Meta-World count as done, written a second time from the published tests.</summary>
internal static class PublishedSuccess
{
    /// <summary>State, first state of the episode, whether the task is done; by task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } =
        new[] { PushingSuccess.All, PickingSuccess.All, ToolSuccess.All, PressingSuccess.All, OpeningSuccess.All }
            .SelectMany(static group => group).ToDictionary(StringComparer.Ordinal);
}
