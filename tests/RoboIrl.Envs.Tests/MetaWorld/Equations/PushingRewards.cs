using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the pushing tasks.</summary>
internal static class PushingRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["reach"] = Reach,
    };

    private static double Reach(RewardState s, RewardState s0) => 10 * T(D(s.P, s.G), 0, 0.05, D(new(0, 0.6, 0.2), s.G));
}
