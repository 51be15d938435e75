using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the picking tasks.</summary>
internal static class PickingRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["pick-place"] = PickPlace,
    };

    private static double PickPlace(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        double r = H(C1(s, s0), ip);
        bool held = D(s.O, s.P) < 0.02 && s.F > 0 && s.O.Z - 0.01 > s0.O.Z;
        return e < 0.05 ? 10 : r + (held ? 1 + (5 * ip) : 0);
    }
}
