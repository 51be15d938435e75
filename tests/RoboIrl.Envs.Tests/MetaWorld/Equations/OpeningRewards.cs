using RoboIrl.Envs.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the opening tasks.</summary>
internal static class OpeningRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["drawer-open"] = DrawerOpen,
    };

    private static double DrawerOpen(RewardState s, RewardState s0)
    {
        double op = T(D(s.O, s.G), 0, 0.02, 0.2);
        double cage = T(Norm(s.O - s.W, 3, 3, 1), 0, 0.01, Norm(s.G + new Vec3(0, 0.2, 0) - s0.P, 3, 3, 1));
        return 5 * (cage + op);
    }
}
