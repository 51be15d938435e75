using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the opening tasks.</summary>
internal static class OpeningRewards
{
    private static readonly Vec3 Shoulder = new(0, 0.055, 0.07);

    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["door-open"] = DoorOpen,
        ["door-close"] = DoorClose,
        ["door-lock"] = DoorLock,
        ["door-unlock"] = DoorUnlock,
        ["drawer-open"] = DrawerOpen,
        ["drawer-close"] = DrawerClose,
        ["window-open"] = static (s, s0) => Window(s, s0, 0.15, T),
        ["window-close"] = static (s, s0) => Window(s, s0, 0.16, TG),
        ["faucet-open"] = static (s, s0) => Faucet(s, s0, s.O + new Vec3(-0.04, 0, 0.03)),
        ["faucet-close"] = static (s, s0) => Faucet(s, s0, s.O),
    };

    private static double DoorOpen(RewardState s, RewardState s0)
    {
        Vec3 h = s.O + new Vec3(-0.05, 0, 0);
        double r = Norm(s.W - h, 1, 1, 0);
        double floor = r <= 0.12 ? 0 : (0.04 * Math.Log(r - 0.12)) + 0.4;
        double above = s.W.Z >= floor ? 1 : T(floor - s.W.Z, 0, 0.01, floor / 2);
        double ready = H(above, T(D(s.W, h + new Vec3(0.05, 0.03, -0.01)), 0, 0.06, 0.5));
        double t = s.Joint("door");
        double opened = (t < -Math.PI / 90 ? 0.2 : 0) + (0.8 * T((2 * Math.PI / 3) + t, 0, 0.5, Math.PI / 3));
        double grab = (Math.Min(Math.Max(s.A, -1), 1) + 1) / 2;
        return Math.Abs(s.O.X - s.G.X) <= 0.08 ? 10 : (2 * H(ready, grab)) + (8 * opened);
    }

    private static double DoorClose(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = TG(e, 0, 0.05, D(s.Body("fixture"), s.G));
        double hp = TG(D(s.P, s.G), 0, 0.0125, D(new Vec3(-0.5, 0.6, 0.2), s.O) + 0.1);
        return e < 0.05 ? 10 : (3 * hp) + (6 * ip);
    }

    private static double DoorLock(RewardState s, RewardState s0)
    {
        double x = Norm(s.O - s.L, 0.25, 1, 0.5);
        return (2 * H(s.F, T(x, 0, 0.01, x))) + (8 * T(Math.Abs(s.G.Z - s.O.Z), 0, 0.005, 0.1));
    }

    private static double DoorUnlock(RewardState s, RewardState s0)
    {
        double margin = Norm(s0.P + Shoulder - s.Site("lock_pivot"), 0.25, 1, 0.5);
        double ready = T(Norm(s.W + Shoulder - s.O, 0.25, 1, 0.5), 0, 0.02, margin);
        return (2 * ready) + (8 * T(Math.Abs(s.G.X - s.O.X), 0, 0.005, 0.1));
    }

    private static double DrawerOpen(RewardState s, RewardState s0)
    {
        double op = T(D(s.O, s.G), 0, 0.02, 0.2);
        double cage = T(Norm(s.O - s.W, 3, 3, 1), 0, 0.01, Norm(s.G + new Vec3(0, 0.2, 0) - s0.P, 3, 3, 1));
        return 5 * (cage + op);
    }

    private static double DrawerClose(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, Math.Abs(D(s0.O, s.G) - 0.05));
        double rc = H(TG(D(s.O, s.P), 0, 0.005, Math.Abs(D(s0.O, s0.P) - 0.005)), C01(s.A));
        return e <= 0.065 ? 10 : 10 * H(rc, ip);
    }

    private static double Window(RewardState s, RewardState s0, double margin, Func<double, double, double, double, double> tail)
    {
        double ip = T(Math.Abs(s.O.X - s.G.X), 0, 0.05, margin);
        return 10 * H(tail(D(s.O, s.P), 0, 0.02, Math.Abs(D(s0.O, s0.P) - 0.02)), ip);
    }

    private static double Faucet(RewardState s, RewardState s0, Vec3 tip)
    {
        Vec3 fixture = s.Body("fixture");
        double e = D(tip, s.G);
        double ip = T(e, 0, 0.07, Math.Abs(D(fixture, s.G) - 0.07));
        double rc = TG(D(tip, s.P), 0, 0.01, Math.Abs(D(fixture, s0.P) - 0.01));
        return e <= 0.07 ? 10 : (4 * rc) + (6 * ip);
    }
}
