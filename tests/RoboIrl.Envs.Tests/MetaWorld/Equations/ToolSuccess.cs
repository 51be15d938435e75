using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>When the tool tasks count as done.</summary>
internal static class ToolSuccess
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, bool>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, bool>>(StringComparer.Ordinal)
    {
        ["peg-insert-side"] = static (s, _) => Norm(s.Site("peg_head") - s.G, 1, 2, 2) <= 0.07,
        ["peg-unplug-side"] = static (s, _) => D(s.O, s.G) <= 0.07,
        ["assembly"] = static (s, _) => Norm(s.Body("object") - s.G, 1, 1, 0) < 0.02 && s.Body("object").Z < s.G.Z,
        ["disassemble"] = static (s, _) => s.O.Z > s.G.Z,
        ["hammer"] = static (s, _) => s.Joint("nail") > 0.09,
        ["stick-push"] = StickPush,
        ["stick-pull"] = StickPull,
    };

    private static bool StickPush(RewardState s, RewardState s0)
    {
        bool lifted = s.F > 0 && s.O.Z - 0.01 > s0.O.Z;
        return D(s.O2, s.G) <= 0.12 && lifted && Touches(s, "left_pad") && Touches(s, "right_pad");
    }

    private static bool StickPull(RewardState s, RewardState s0)
    {
        Vec3 way = s.Site("stick_end") - s.O2;
        return D(s.O2, s.G) <= 0.12 && way.X >= 0 && Math.Abs(way.Y) <= 0.04 && Math.Abs(way.Z) <= 0.06;
    }

    private static bool Touches(RewardState s, string pad) => s.Data.InContact(s.Data.Model.Geom("object"), s.Data.Model.Geom(pad));
}
