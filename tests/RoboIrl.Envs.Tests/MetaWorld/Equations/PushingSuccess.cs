using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the pushing tasks count as done.</summary>
internal static class PushingSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal)
    {
        ["reach"] = static (s, _) => D(s.P, s.G) <= 0.05,
        ["reach-wall"] = static (s, _) => D(s.P, s.G) <= 0.05,
        ["push"] = static (s, _) => D(s.O, s.G) <= 0.05,
        ["push-wall"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["push-back"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["sweep"] = static (s, _) => D(s.O, s.G) <= 0.05,
        ["sweep-into"] = static (s, _) => Norm(s.O - s.G, 1, 1, 0) <= 0.05,
        ["soccer"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["plate-slide"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["plate-slide-side"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["plate-slide-back"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["plate-slide-back-side"] = static (s, _) => D(s.O, s.G) <= 0.07,
    };
}
