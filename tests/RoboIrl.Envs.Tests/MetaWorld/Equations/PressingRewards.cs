using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the pressing tasks.</summary>
internal static class PressingRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["button-press"] = static (s, s0) => Facing(s, s0, 0.0935),
        ["button-press-wall"] = BehindWall,
        ["button-press-topdown"] = static (s, s0) => Topdown(s, s0, 1 - s.F),
        ["button-press-topdown-wall"] = static (s, s0) => Topdown(s, s0, s.F),
        ["coffee-button"] = static (s, s0) => Facing(s, s0, 0.03),
        ["handle-press"] = HandlePress,
        ["handle-press-side"] = HandlePress,
        ["handle-pull"] = HandlePull,
        ["handle-pull-side"] = HandlePullSide,
        ["lever-pull"] = LeverPull,
        ["dial-turn"] = DialTurn,
    };

    private static double Facing(RewardState s, RewardState s0, double margin)
    {
        double near = T(D(s.O, s.P), 0, 0.05, D(s.O, s0.P));
        double press = T(Math.Abs(s.G.Y - s.O.Y), 0, 0.005, margin);
        return (2 * H(s.F, near)) + (D(s.O, s.P) <= 0.05 ? 8 * press : 0);
    }

    private static double BehindWall(RewardState s, RewardState s0)
    {
        double near = T(D(s.O, s.P), 0, 0.01, D(s.O, s0.P));
        double press = T(Math.Abs(s.G.Y - s.O.Y), 0, 0.005, 0.0935);
        return D(s.O, s.P) > 0.07 ? 2 * H((1 - s.F) / 2, near) : 2 + (2 * (1 + s.F)) + (4 * press * press);
    }

    private static double Topdown(RewardState s, RewardState s0, double gripper)
    {
        double near = T(D(s.O, s.P), 0, 0.01, D(s.O, s0.P));
        double press = T(Math.Abs(s.G.Z - s.O.Z), 0, 0.005, 0.0935);
        return (5 * H(gripper, near)) + (D(s.O, s.P) <= 0.03 ? 5 * press : 0);
    }

    private static double HandlePress(RewardState s, RewardState s0)
    {
        double x = Math.Abs(s.O.Z - s.G.Z);
        double ip = T(x, 0, 0.02, Math.Abs(0.096 - 0.02));
        double rc = T(D(s.O, s.P), 0, 0.02, Math.Abs(D(s0.O, s0.P) - 0.02));
        return x <= 0.02 ? 10 : 10 * H(rc, ip);
    }

    private static double HandlePull(RewardState s, RewardState s0)
    {
        Vec3 box = s.Body("fixture");
        double x = Math.Abs(s.G.Z - s.O.Z);
        double ip = T(x, 0, 0.05, 0.172);
        double r = H(C0(s, s0, 0.022, 0.05, 0.01, 1, 'h', o0: box), ip);
        return x < 0.05 ? 10 : r + (D(s.O, s.P) < 0.035 && s.F > 0 ? 1 + (5 * ip) : 0);
    }

    private static double HandlePullSide(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        double r = H(C0(s, s0, 0.032, 0.06, 0.01, 1, 'h'), ip);
        bool lifted = D(s.O, s.P) < 0.035 && s.F > 0 && s.O.Z - 0.01 > s0.O.Z;
        return e < 0.05 ? 10 : r + (lifted ? 1 + (5 * ip) : 0);
    }

    private static double LeverPull(RewardState s, RewardState s0)
    {
        Vec3 shift = new(0, 0.055, 0.07);
        Vec3 l0 = s.Body("fixture") + new Vec3(0.12, -0.2, 0.25);
        double ready = T(Norm(s.W + shift - s.O, 4, 1, 4), 0, 0.02, Norm(s0.P + shift - l0, 4, 1, 4));
        return 10 * H(ready, T(D(s.O, s.G), 0, 0.04, D(l0, s.G)));
    }

    private static double DialTurn(RewardState s, RewardState s0)
    {
        Vec3 push = new(0.05, 0.02, 0.09);
        double ip = T(D(s.O, s.G), 0, 0.07, Math.Abs(D(s0.O + push, s.G) - 0.07));
        double near = TG(D(s.O + push, s.P), 0, 0.005, Math.Abs(D(s0.O + push, s0.P) - 0.005));
        return 10 * H(H(near, C01(s.A)), ip);
    }
}
