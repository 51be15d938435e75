using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the picking tasks.</summary>
internal static class PickingRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["pick-place"] = PickPlace,
        ["pick-place-wall"] = PickPlaceWall,
        ["pick-out-of-hole"] = PickOutOfHole,
        ["bin-picking"] = BinPicking,
        ["shelf-place"] = ShelfPlace,
        ["basketball"] = Basketball,
        ["hand-insert"] = HandInsert,
        ["coffee-pull"] = CoffeeMug,
        ["coffee-push"] = CoffeeMug,
        ["box-close"] = BoxClose,
    };

    private static double PickPlace(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        double r = H(C1(s, s0), ip);
        bool held = D(s.O, s.P) < 0.02 && s.F > 0 && s.O.Z - 0.01 > s0.O.Z;
        return e < 0.05 ? 10 : r + (held ? 1 + (5 * ip) : 0);
    }

    private static double PickPlaceWall(RewardState s, RewardState s0)
    {
        Vec3 mid = new(s.G.X, 0.77, 0.25);
        double ip1 = T(Norm(s.O - mid, 1, 1, 3), 0, 0.05, Norm(s0.O - mid, 1, 1, 3));
        double e = D(s.O, s.G);
        double ip2 = T(e, 0, 0.05, D(s0.O, s.G));
        double h = H(C0(s, s0, 0.015, 0.05, 0.005, 1, 'l'), ip1);
        bool held = D(s.O, s.P) < 0.02 && s.F > 0 && s.O.Z - 0.015 > s0.O.Z;
        double stage = !held ? 0 : s.O.Y > 0.75 ? 5 + (3 * ip2) : 1 + (4 * ip1);
        return e < 0.05 ? 10 : h + stage;
    }

    private static double PickOutOfHole(RewardState s, RewardState s0)
    {
        double above = Above(s.P.Z, Funnel(Flat(s.P - s0.O), 0.03, 0.015, 0.15), static _ => 0.02);
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.02, D(s0.O, s.G));
        double r = H(C0(s, s0, 0.015, 0.02, 0.03, 0.1, 'h'), ip);
        bool grasp = D(s.O, s.P) < 0.04 && s.O.Z - 0.02 > s0.O.Z && s.F >= 0.33;
        return e < 0.05 ? 10 : r + (grasp ? 1 + (5 * H(ip, above)) : 0);
    }

    private static double BinPicking(RewardState s, RewardState s0)
    {
        double floor = Math.Min(Funnel(Flat(s.W - s0.O), 0.03, 0.02, 0.2), Funnel(Flat(s.W - s.G), 0.03, 0.02, 0.2));
        double above = Above(s.W.Z, floor, static _ => 0.05);
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        double r = H(C0(s, s0, 0.015, 0.05, 0.01, 0.7, 'h'), ip);
        bool grasp = D(s.O, s.W) < 0.04 && s.O.Z - 0.02 > s0.O.Z && s.F >= 0.43;
        return e < 0.05 ? 10 : r + (grasp ? 1 + (5 * H(above, ip)) : 0);
    }

    private static double ShelfPlace(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        double r = H(C0(s, s0, 0.02, 0.05, 0.01, 1, 'l'), ip);
        if (s.O.Z > 0 && s.O.Z < 0.24 && Math.Abs(s.O.X - s.G.X) < 0.15)
        {
            if (s.O.Y > s.G.Y - 0.15 && s.O.Y < s.G.Y)
            {
                ip = C01(ip - H((s.O.Y - s.G.Y + 0.15) / 0.15, (0.24 - s.O.Z) / 0.24));
            }
            else if (s.O.Y > s.G.Y)
            {
                ip = 0;
            }
        }

        bool held = D(s.O, s.P) < 0.025 && s.F > 0 && s.O.Z - 0.01 > s0.O.Z;
        return e < 0.05 ? 10 : r + (held ? 1 + (5 * ip) : 0);
    }

    private static double Basketball(RewardState s, RewardState s0)
    {
        Vec3 aim = new(s.G.X, s.G.Y, 0.3);
        double e = Norm(s.O - aim, 1, 1, 2);
        double ip = T(e, 0, 0.08, Norm(s0.O - aim, 1, 1, 2));
        bool held = D(s.O, s.P) < 0.035 && s.F > 0 && s.O.Z - 0.01 > s0.O.Z;
        double c = held ? 1 : C0(s, s0, 0.025, 0.06, 0.005, 1, 'h');
        return e < 0.08 ? 10 : H(c, ip) + (held ? 1 + (5 * ip) : 0);
    }

    private static double HandInsert(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        double r = H(C0(s, s0, 0.015, 0.05, 0.005, 1, 'h'), ip);
        return e < 0.05 ? 10 : r + (D(s.O, s.P) < 0.02 && s.F > 0 ? 1 + (7 * ip) : 0);
    }

    private static double CoffeeMug(RewardState s, RewardState s0)
    {
        double e = Norm(s.O - s.G, 2, 2, 1);
        double ip = T(e, 0, 0.05, Norm(s0.O - s.G, 2, 2, 1));
        double r = H(C0(s, s0, 0.02, 0.05, 0.05, 0.7, 'm', reach: 0.04), ip);
        return e < 0.05 ? 10 : r + (D(s.O, s.P) < 0.04 && s.F > 0 ? 1 + (5 * ip) : 0);
    }

    private static double BoxClose(RewardState s, RewardState s0)
    {
        Vec3 lid = s.O + new Vec3(0, 0, 0.02);
        double above = Above(s.W.Z, Funnel(Flat(s.W - lid), 0.02, 0.04, 0.4), static floor => floor / 2);
        double ready = H(above, T(D(s.W, lid), 0, 0.02, 0.5));
        double lifted = (lid.Z > 0.04 ? 0.2 : 0) + (0.8 * T(Norm(s.G - lid, 1, 1, 3), 0, 0.05, 0.25));
        double grab = (Math.Clamp(s.A, -1, 1) + 1) / 2;
        double r = D(s.O, s.G) < 0.08 ? 10 : (2 * H(grab, ready)) + (8 * lifted);
        double[] off = [s.Q.W - 0.707, s.Q.X, s.Q.Y, s.Q.Z - 0.707];
        return r * Math.Max(1 - (Math.Sqrt(off.Sum(static x => x * x)) / 0.2), 0);
    }

    private static double Flat(Vec3 v) => Math.Sqrt((v.X * v.X) + (v.Y * v.Y));

    private static double Funnel(double r, double neck, double slope, double height) => r > neck ? (slope * Math.Log(r - neck)) + height : 0;

    private static double Above(double z, double floor, Func<double, double> margin) => z >= floor ? 1 : T(floor - z, 0, 0.01, margin(floor));
}
