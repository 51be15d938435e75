using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the pushing tasks.</summary>
internal static class PushingRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["reach"] = Reach,
        ["reach-wall"] = Reach,
        ["push"] = Push,
        ["push-wall"] = PushWall,
        ["push-back"] = PushBack,
        ["sweep"] = static (s, s0) => Sweep(C2(s, s0, 0.02, 0.01, 0.005, s0.O with { Z = 0.02 }), D(s.O, s.G), D(s0.O with { Z = 0.02 }, s.G)),
        ["sweep-into"] = static (s, s0) => Sweep(C2(s, s0, 0.02, 0.005, 0.01), D(s.O, new(s.G.X, s.G.Y, s.O.Z)), D(s0.O, new(s.G.X, s.G.Y, s.O.Z))),
        ["soccer"] = Soccer,
        ["plate-slide"] = static (s, s0) => PlateSlide(s, s0, new(0, 0.6, 0)),
        ["plate-slide-side"] = static (s, s0) => PlateSlideStaged(s, s0, new(0, 0.6, 0)),
        ["plate-slide-back"] = static (s, s0) => PlateSlideStaged(s, s0, new(0, 0.85, 0)),
        ["plate-slide-back-side"] = static (s, s0) => PlateSlideStaged(s, s0, new(-0.25, 0.6, 0)),
    };

    private static double Reach(RewardState s, RewardState s0) => 10 * T(D(s.P, s.G), 0, 0.05, D(new(0, 0.6, 0.2), s.G));

    private static double Push(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double c = C0(s, s0, 0.015, 0.05, 0.005, 1, 'h');
        double r = 2 * c;
        if (D(s.O, s.P) < 0.02 && s.F > 0)
        {
            r = (4 * c) + 1 + (5 * T(e, 0, 0.05, D(s0.O, s.G)));
        }

        return e < 0.05 ? 10 : r;
    }

    private static double PushWall(RewardState s, RewardState s0)
    {
        double c = C0(s, s0, 0.015, 0.05, 0.005, 1, 'h');
        double ip1 = T(Norm(s.O - new Vec3(-0.05, 0.77, s.O.Z), 3, 1, 1), 0, 0.05, Norm(s0.O - new Vec3(-0.05, 0.77, s.O.Z), 3, 1, 1));
        double ip2 = T(D(s.O, s.G), 0, 0.05, D(s0.O, s.G));
        double r = 2 * c;
        if (D(s.O, s.P) < 0.02 && s.F > 0)
        {
            r = s.O.Y > 0.75 ? (2 * c) + 5 + (3 * ip2) : (2 * c) + 1 + (4 * ip1);
        }

        return D(s.O, s.G) < 0.05 ? 10 : r;
    }

    private static double PushBack(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double e0 = D(s0.O, s.G);
        double ip = T(e, 0, 0.05, e0);
        double r = H(C2(s, s0, 0.007, 0.003, 0.01), ip);
        if (D(s.O, s.P) < 0.01 && s.F is > 0 and < 0.55 && e0 - e > 0.01)
        {
            r += 1 + (5 * ip);
        }

        return e < 0.05 ? 10 : r;
    }

    private static double Sweep(double c, double e, double e0) => e < 0.05 ? 10 : (2 * c) + (6 * H(c, T(e, 0, 0.05, e0)));

    private static double Soccer(RewardState s, RewardState s0)
    {
        double e = Norm(s.O - s.G, 3, 1, 1);
        Vec3 o0 = s0.O with { Z = 0.03 };
        double ip = T(e, 0, 0.07, Norm(s.O - o0, 3, 1, 1));
        double l = s.G.Y - 0.1;
        if (s.O.Y > l && Math.Abs(s.O.X - s.G.X) > 0.1)
        {
            ip = C01(ip - (2 * (s.O.Y - l) / (1 - l)));
        }

        return e < 0.07 ? 10 : (3 * C2(s, s0, 0.013, 0.01, 0.005, o0)) + (6.5 * ip);
    }

    // o0 is where the placement puts the plate, which is not where it then lies.
    private static double PlateSlide(RewardState s, RewardState s0, Vec3 o0)
    {
        double e = D(s.O, s.G);
        double r = 8 * H(T(D(s.P, s.O), 0, 0.05, D(s0.P, o0)), T(e, 0, 0.05, D(o0, s.G)));
        return e < 0.05 ? 10 : r;
    }

    private static double PlateSlideStaged(RewardState s, RewardState s0, Vec3 o0)
    {
        double e = D(s.O, s.G);
        double r = 1.5 * T(D(s.P, s.O), 0, 0.05, D(s0.P, o0) - 0.05);
        if (s.P.Z <= 0.03 && D(s.P, s.O) < 0.07)
        {
            r = 2 + (7 * T(e, 0, 0.05, D(o0, s.G) - 0.05));
        }

        return e < 0.05 ? 10 : r;
    }
}
