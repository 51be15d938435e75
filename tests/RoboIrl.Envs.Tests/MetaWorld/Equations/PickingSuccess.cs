using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the picking tasks count as done.</summary>
internal static class PickingSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal)
    {
        ["pick-place"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["pick-place-wall"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["pick-out-of-hole"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["bin-picking"] = static (s, _) => D(s.O, s.G) <= 0.05,
        ["shelf-place"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["basketball"] = static (s, _) => Norm(s.O - new Vec3(s.G.X, s.G.Y, 0.3), 1, 1, 2) <= 0.08,
        ["hand-insert"] = static (s, _) => D(s.O, s.G) <= 0.05,
        ["coffee-pull"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["coffee-push"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["box-close"] = static (s, _) => D(s.O, s.G) < 0.08,
    };
}
