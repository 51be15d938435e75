using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the opening tasks count as done.</summary>
internal static class OpeningSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal)
    {
        ["door-open"] = static (s, _) => Math.Abs(s.O.X - s.G.X) <= 0.08,
        ["door-close"] = static (s, _) => D(s.O, s.G) <= 0.08,
        ["door-lock"] = static (s, _) => Math.Abs(s.O.Z - s.G.Z) <= 0.02,
        ["door-unlock"] = static (s, _) => Math.Abs(s.O.X - s.G.X) <= 0.02,
        ["drawer-open"] = static (s, _) => D(s.O, s.G) <= 0.03,
        ["drawer-close"] = static (s, _) => D(s.O, s.G) <= 0.065,
        ["window-open"] = static (s, _) => Math.Abs(s.O.X - s.G.X) <= 0.05,
        ["window-close"] = static (s, _) => Math.Abs(s.O.X - s.G.X) <= 0.05,
        ["faucet-open"] = static (s, _) => D(s.O + new Vec3(-0.04, 0, 0.03), s.G) <= 0.07,
        ["faucet-close"] = static (s, _) => D(s.O, s.G) <= 0.07,
    };
}
