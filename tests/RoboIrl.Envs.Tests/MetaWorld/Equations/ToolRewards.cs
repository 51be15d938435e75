using RoboIrl.Core.Geometry;
using static RoboIrl.Envs.Tests.MetaWorld.Equations.Toolbox;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>Equations of the tool tasks.</summary>
internal static class ToolRewards
{
    /// <summary>By task name.</summary>
    public static IReadOnlyDictionary<string, Func<RewardState, RewardState, double>> All { get; } = new Dictionary<string, Func<RewardState, RewardState, double>>(StringComparer.Ordinal)
    {
        ["peg-insert-side"] = PegInsert,
        ["peg-unplug-side"] = PegUnplug,
        ["assembly"] = Assembly,
        ["disassemble"] = Disassemble,
        ["hammer"] = Hammer,
        ["stick-push"] = StickPush,
        ["stick-pull"] = StickPull,
    };

    private static double PegInsert(RewardState s, RewardState s0)
    {
        Vec3 head = s.Site("peg_head");
        Vec3 peg = s0.O - new Vec3(0.03, 0, 0.01);
        double e = Norm(head - s.G, 1, 2, 2);
        double ip = T(e, 0, 0.07, Norm(new Vec3(-0.1, 0.6, 0.02) - s.G, 1, 2, 2));

        // The corners are those of the block, which stands turned by 90 degrees.
        Vec3 block = s.G - new Vec3(0.03, 0, 0.13);
        Vec3 Corner(double x, double y, double z) => block + new Vec3(-y, x, z);
        double low = P(head, Corner(0.1, -0.11, 0.01), Corner(-0.1, -0.15, 0.096));
        double high = P(head, Corner(0.1, -0.11, 0.16), Corner(-0.1, -0.17, 0.19));
        ip = H(ip, H(high, low));
        bool held = D(s.O, s.P) < 0.08 && s.F > 0 && s.O.Z - 0.01 > peg.Z;
        double c = held ? 1 : C0(s, s0, 0.0075, 0.03, 0.005, 1, 'h', s.O, peg);
        double r = H(c, ip) + (held ? 1 + (5 * ip) : 0);
        return e <= 0.07 ? 10 : r;
    }

    private static double PegUnplug(RewardState s, RewardState s0)
    {
        double e = D(s.O, s.G);
        double c = C0(s, s0, 0.025, 0.05, 0.005, 0.8, 'h');
        double ip = T(e, 0, 0.05, D(s0.O, s.G));
        bool held = s.F > 0.5 && s.O.X - s0.O.X > 0.015 && D(s.O, s.P) < 0.035;
        double r = held ? 1 + (2 * c) + (5 * ip) : 2 * c;
        return e <= 0.05 ? 10 : r;
    }

    private static double Assembly(RewardState s, RewardState s0)
    {
        Vec3 n = s.Body("object");
        Vec3 way = s.G - n;
        double r = Math.Sqrt((way.X * way.X) + (way.Y * way.Y));
        bool done = r < 0.02 && way.Z > 0;
        double edge = done ? 0.02 : 0.01;
        double height = r <= edge ? 0 : (0.02 * Math.Log(r - edge)) + 0.2;
        double pos = (n.Z > 0.02 || r < edge ? 0.1 : 0) + (0.9 * T(Norm(way with { Z = height - n.Z }, 1, 1, 3), 0, 0.02, 0.4));
        double c = C0(s, s0, 0.015, 0.02, 0.01, 1, 'm', Beside(s, 0.01), new Vec3(0, 0.6, 0.02), 0.01);
        return done ? 10 : ((2 * c) + (6 * pos)) * Level(s.Q, new Quat(0.707, 0, 0, 0.707));
    }

    private static double Disassemble(RewardState s, RewardState s0)
    {
        Vec3 n = s.Body("object");
        double pos = (n.Z > 0.02 ? 0.1 : 0) + (0.9 * T(D(s.G + new Vec3(0, 0, 0.1), n), 0, 0.02, 0.2));
        double c = C0(s, s0, 0.015, 0.02, 0.01, 1, 'h', Beside(s, 0.01), s.G - new Vec3(0, 0, 0.15));
        return s.O.Z > s.G.Z ? 10 : ((2 * c) + (6 * pos)) * Level(s.Q, new Quat(0.707, 0, 0, 0.707));
    }

    private static double Hammer(RewardState s, RewardState s0)
    {
        Vec3 head = s.O + new Vec3(0.16, 0.06, 0);
        double pos = (head.Z > 0.02 ? 0.1 : 0) + (0.9 * T(D(s.G, head), 0, 0.02, 0.2));
        double c = C0(s, s0, 0.015, 0.02, 0.01, 1, 'h', Beside(s, 0.07), s0.O with { Z = 0 });
        double r = ((2 * c) + (6 * pos)) * Level(s.Q, Quat.Identity);
        return s.Joint("nail") > 0.09 && r > 5 ? 10 : r;
    }

    private static double StickPush(RewardState s, RewardState s0)
    {
        Vec3 stick = s.O + new Vec3(0.015, 0, 0);
        double a = T(D(stick, s.G), 0, 0.12, D(s0.O, s.G) - 0.12);
        double b = T(D(s.O2, s.G), 0, 0.12, D(new Vec3(0.2, 0.6, 0), s.G) - 0.12);
        if (D(stick, s.P) < 0.02 && s.F > 0 && stick.Z - 0.01 > s0.O.Z)
        {
            return D(s.O2, s.G) <= 0.12 ? 10 : 2 + (5 * a) + (3 * b);
        }

        return C0(s, s0, 0.04, 0.05, 0.01, 1, 'h', stick, s0.O);
    }

    private static double StickPull(RewardState s, RewardState s0)
    {
        Vec3 thermos = new(0.2, 0.69, 0);
        Vec3 beyond = new(0.05, 0, 0);
        (Vec3 stick, Vec3 handle, Vec3 tip) = (s.O, s.O2, s.Site("stick_end"));
        double a = T(Norm(stick - handle - beyond, 1, 1, 2), 0, 0.05, Norm(s0.O - thermos - beyond, 1, 1, 2));
        bool held = D(stick, s.P) < 0.02 && s.F > 0 && stick.Z - 0.01 > s0.O.Z;
        double h = H(held ? 1 : C0(s, s0, 0.014, 0.05, 0.01, 1, 'h', stick, thermos), a);
        if (!held)
        {
            return h;
        }

        bool threaded = tip.X >= handle.X && Math.Abs(tip.Y - handle.Y) <= 0.04 && Math.Abs(tip.Z - handle.Z) <= 0.06;
        double b = T(D(stick, s.G), 0, 0.05, D(s0.O, s.G));
        double d = T(D(handle + beyond, s.G), 0, 0.05, D(thermos, s.G));
        return !threaded ? 1 + h + (5 * a) : D(handle, s.G) <= 0.12 ? 10 : 6 + h + (2 * b) + d;
    }

    // Anywhere along the handle will do.
    private static Vec3 Beside(RewardState s, double slack) => Math.Abs(s.O.X - s.W.X) < slack ? s.O with { X = s.W.X } : s.O;

    private static double Level(Quat q, Quat rest) =>
        Math.Max(1 - (Math.Sqrt(Math.Pow(q.W - rest.W, 2) + Math.Pow(q.X - rest.X, 2) + Math.Pow(q.Y - rest.Y, 2) + Math.Pow(q.Z - rest.Z, 2)) / 0.4), 0);
}
