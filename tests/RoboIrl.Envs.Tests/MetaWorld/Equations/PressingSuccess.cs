using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the pressing tasks count as done.</summary>
internal static class PressingSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal)
    {
        ["button-press"] = static (s, _) => Math.Abs(s.O.Y - s.G.Y) <= 0.02,
        ["button-press-wall"] = static (s, _) => Math.Abs(s.O.Y - s.G.Y) <= 0.03,
        ["button-press-topdown"] = static (s, _) => Math.Abs(s.O.Z - s.G.Z) <= 0.024,
        ["button-press-topdown-wall"] = static (s, _) => Math.Abs(s.O.Z - s.G.Z) <= 0.024,
        ["coffee-button"] = static (s, _) => Math.Abs(s.O.Y - s.G.Y) <= 0.02,
        ["handle-press"] = static (s, _) => Math.Abs(s.O.Z - s.G.Z) <= 0.02,
        ["handle-press-side"] = static (s, _) => Math.Abs(s.O.Z - s.G.Z) <= 0.02,
        ["handle-pull"] = static (s, _) => Math.Abs(s.O.Z - s.G.Z) <= 0.05,
        ["handle-pull-side"] = static (s, _) => D(s.O, s.G) <= 0.08,
        ["lever-pull"] = static (s, _) => Math.Abs(-s.Joint("lever") - (Math.PI / 2)) <= Math.PI / 24,
        ["dial-turn"] = static (s, _) => D(s.O, s.G) <= 0.07,
    };
}
