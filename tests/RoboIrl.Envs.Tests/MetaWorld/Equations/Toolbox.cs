using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>The functions that the published reward equations are written in, computed apart from the suite's own.</summary>
internal static class Toolbox
{
    /// <summary>Long-tail tolerance with value 0.1 at the margin.</summary>
    public static double T(double x, double l, double u, double m) => Tail(x, l, u, m, static y => 1 / (1 + (9 * y * y)));

    /// <summary>Gaussian tolerance with value 0.1 at the margin.</summary>
    public static double TG(double x, double l, double u, double m) => Tail(x, l, u, m, static y => Math.Pow(0.1, y * y));

    /// <summary>Hamacher product.</summary>
    public static double H(double a, double b) => a == 0 && b == 0 ? 0 : a * b / (a + b - (a * b));

    /// <summary>Prism: 0 at one corner of a box, 1 at the opposite one and outside.</summary>
    public static double P(Vec3 x, Vec3 zero, Vec3 one)
    {
        double[] part = [(x.X - zero.X) / (one.X - zero.X), (x.Y - zero.Y) / (one.Y - zero.Y), (x.Z - zero.Z) / (one.Z - zero.Z)];
        return Array.TrueForAll(part, static p => p is >= 0 and <= 1) ? part[0] * part[1] * part[2] : 1;
    }

    public static double D(Vec3 a, Vec3 b) => Vec3.Distance(a, b);

    public static double C01(double a) => Math.Min(Math.Max(a, 0), 1);

    /// <summary>Norm of a vector whose components are scaled first.</summary>
    public static double Norm(Vec3 v, double x, double y, double z) => v.Scale(x, y, z).Length;

    /// <summary>The general caging term C0; <paramref name="o"/> and <paramref name="o0"/> are what is grasped, now and at the start.</summary>
    public static double C0(RewardState s, RewardState s0, double rad, double pad, double xz, double eff, char mode, Vec3? o = null, Vec3? o0 = null, double reach = 0)
    {
        (Vec3 thing, Vec3 first) = (o ?? s.O, o0 ?? s0.O);
        double Side(double y) => T(Math.Abs(y - thing.Y), rad, pad, Math.Abs(Math.Abs(y - first.Y) - pad));
        double caging = H(H(Side(s.YL), Side(s.YR)), CagingXZ(s, s0, xz, thing, first));
        double grip = caging > 0.97 ? Math.Min(Math.Max(s.A, 0), eff) / eff : 0;
        double c = H(caging, grip);
        return mode switch
        {
            'h' => (c + caging) / 2,
            'm' => (c + T(D(thing, s.P), 0, reach, Math.Abs(D(first, s0.P) - reach))) / 2,
            _ => c,
        };
    }

    /// <summary>The caging term C1 of pick-place.</summary>
    public static double C1(RewardState s, RewardState s0)
    {
        double caging = H(Bands(s, 0.015, 0.05), CagingXZ(s, s0, 0.005, s.O, s0.O));
        return (H(caging, caging > 0.97 ? C01(s.A) : 0) + caging) / 2;
    }

    /// <summary>The caging term C2 of the sweep tasks; <paramref name="o0"/> is where the object is said to be at the start.</summary>
    public static double C2(RewardState s, RewardState s0, double rad, double gap, double xz, Vec3? o0 = null)
    {
        double caging = H(Bands(s, rad, 0.05), CagingXZ(s, s0, xz, s.O, o0 ?? s0.O));
        return (caging + (caging > 0.95 ? Bands(s, rad, rad + gap) : 0)) / 2;
    }

    // The margin looks at where the pads are now: the published code keeps a view instead of a copy.
    private static double Bands(RewardState s, double low, double high)
    {
        double left = T(s.YL - s.O.Y, low, high, Math.Abs(Math.Abs(s.O.Y - s.YL) - 0.05));
        return H(left, T(s.O.Y - s.YR, low, high, Math.Abs(Math.Abs(s.O.Y - s.YR) - 0.05)));
    }

    private static double CagingXZ(RewardState s, RewardState s0, double xz, Vec3 thing, Vec3 first)
    {
        Vec3 now = s.P - thing;
        Vec3 start = first - s0.P;
        return T(Math.Sqrt((now.X * now.X) + (now.Z * now.Z)), 0, xz, Math.Sqrt((start.X * start.X) + (start.Z * start.Z)) - xz);
    }

    private static double Tail(double x, double l, double u, double m, Func<double, double> s)
    {
        if (x >= l && x <= u)
        {
            return 1;
        }

        return m == 0 ? 0 : s(x < l ? (l - x) / m : (x - u) / m);
    }
}
